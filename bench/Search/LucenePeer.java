import java.io.*;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.BytesRef;

/** The same work with Apache Lucene 8: indexing, and latency by class. The best query form for each class. */
public final class LucenePeer {
    static final java.lang.management.ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    static final SwedishAnalyzer ANALYZER = new SwedishAnalyzer();

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "index" -> {
                // Twice, for the first time measures the compiler too.
                index("first", args[1], args[2]);
                index("again", args[1], args[2]);
            }
            case "run" -> run(args[1], args[2]);
            case "rank" -> LuceneRanking.rank(args[1], args[2], args[3], args[4]);
            default -> System.exit(2);
        }
    }

    static void index(String name, String documents, String folder) throws Exception {
        var bean = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = bean.getProcessCpuTime();
        var config = new IndexWriterConfig(ANALYZER).setRAMBufferSizeMB(96).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        int count = 0;
        try (var writer = new IndexWriter(new MMapDirectory(Path.of(folder)), config); var in = Files.newBufferedReader(Path.of(documents))) {
            for (String line; (line = in.readLine()) != null; count++) {
                String[] c = line.split("\t", -1);
                var d = new org.apache.lucene.document.Document();
                d.add(new StringField("id", c[0], Field.Store.YES));
                d.add(new StringField("tenant", c[1], Field.Store.NO));
                d.add(new SortedDocValuesField("tenant", new BytesRef(c[1])));
                d.add(new SortedDocValuesField("category", new BytesRef(c[2])));
                d.add(new StringField("label", c[3], Field.Store.NO));
                d.add(new TextField("text", c[4] + " " + c[5], Field.Store.NO));
                if (WITH_STORED) {
                    d.add(new StoredField("title", c[4]));
                    d.add(new StoredField("body", c[5]));
                }
                writer.addDocument(d);
            }
            writer.commit();
            writer.forceMerge(1);
            writer.commit();
        }
        double seconds = (bean.getProcessCpuTime() - cpu) / 1e9;
        long bytes = 0;
        try (var files = Files.list(Path.of(folder))) {
            bytes = files.mapToLong(f -> f.toFile().length()).sum();
        }
        System.out.printf(Locale.ROOT, "index %s\t%d documents\t%.1f CPU s\t%.0f/s\t%d bytes%n", name, count, seconds, count / seconds, bytes);
    }

    static final boolean WITH_STORED = Boolean.getBoolean("stored");

    static void run(String queries, String folder) throws Exception {
        var classes = new LinkedHashMap<String, List<String[]>>();
        for (String line : Files.readAllLines(Path.of(queries))) {
            String[] c = line.split("\t", -1);
            classes.computeIfAbsent(c[0], k -> new ArrayList<>()).add(c);
        }
        try (var reader = DirectoryReader.open(new MMapDirectory(Path.of(folder)))) {
            var searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            for (String name : List.of("rare", "common", "or", "and", "phrase", "prefix", "filter", "facet", "answer")) {
                measure(name, classes.get(name), searcher);
            }
        }
    }

    static final long WARM = 3_000_000_000L;

    static void measure(String name, List<String[]> queries, IndexSearcher searcher) throws Exception {
        for (long start = System.nanoTime(); System.nanoTime() - start < WARM;) {
            for (String[] q : queries) ask(name, q[1], q[2], searcher);
        }
        var times = new ArrayList<Double>();
        for (int round = 0; round < 10; round++) {
            for (String[] q : queries) {
                long start = THREADS.getCurrentThreadCpuTime();
                ask(name, q[1], q[2], searcher);
                times.add((THREADS.getCurrentThreadCpuTime() - start) / 1000.0);
            }
        }
        Collections.sort(times);
        System.out.printf(Locale.ROOT, "%s\t%.0f\t%.0f%n", name.equals("answer") ? "answer (bare OR)" : name, times.get(times.size() / 2), times.get(times.size() * 99 / 100));
    }

    static int ask(String name, String text, String label, IndexSearcher searcher) throws Exception {
        List<Term> terms = analyze(text);
        Query query = switch (name) {
            case "and" -> bool(terms, BooleanClause.Occur.MUST).build();
            case "phrase" -> new PhraseQuery("text", terms.stream().map(t -> t.bytes()).toArray(BytesRef[]::new));
            case "prefix" -> new PrefixQuery(new Term("text", text));
            case "filter" -> new BooleanQuery.Builder()
                .add(bool(terms, BooleanClause.Occur.SHOULD).build(), BooleanClause.Occur.MUST)
                .add(new BooleanQuery.Builder()
                    .add(new TermQuery(new Term("label", "open")), BooleanClause.Occur.SHOULD)
                    .add(new TermQuery(new Term("label", label)), BooleanClause.Occur.SHOULD).build(), BooleanClause.Occur.FILTER)
                .build();
            default -> terms.size() == 1 ? new TermQuery(terms.get(0)) : bool(terms, BooleanClause.Occur.SHOULD).build();
        };
        ScoreDoc[] hits;
        if (name.equals("facet")) {
            var top = TopScoreDocCollector.create(10, 1000);
            var counts = new CategoryCounter();
            searcher.search(query, MultiCollector.wrap(top, counts));
            hits = top.topDocs().scoreDocs;
        } else {
            hits = searcher.search(query, 10).scoreDocs;
        }
        int length = 0;
        for (ScoreDoc hit : hits) length += searcher.doc(hit.doc, Set.of("id")).get("id").length();
        return length;
    }

    static BooleanQuery.Builder bool(List<Term> terms, BooleanClause.Occur occur) {
        var builder = new BooleanQuery.Builder();
        for (Term term : terms) builder.add(new TermQuery(term), occur);
        return builder;
    }

    static List<Term> analyze(String text) throws IOException {
        var terms = new ArrayList<Term>();
        try (TokenStream stream = ANALYZER.tokenStream("text", text)) {
            var attribute = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) terms.add(new Term("text", attribute.toString()));
            stream.end();
        }
        return terms;
    }

    static final class CategoryCounter extends SimpleCollector {
        final Map<String, Integer> totals = new HashMap<>();
        SortedDocValues values;
        int[] counts;

        @Override protected void doSetNextReader(LeafReaderContext context) throws IOException {
            values = DocValues.getSorted(context.reader(), "category");
            counts = new int[values.getValueCount()];
        }

        @Override public void collect(int doc) throws IOException {
            if (values.advanceExact(doc)) counts[values.ordValue()]++;
        }

        @Override public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
