import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.QueryBuilder;

/** Answers the questions of a judged set: BM25 as Lucene does it by default, in one field or with the title as a field that counts twice. */
final class LuceneRanking {
    static void rank(String language, String form, String set, String run) throws Exception {
        Analyzer analyzer = language.equals("en") ? new EnglishAnalyzer() : new SwedishAnalyzer();
        try (var directory = new MMapDirectory(Files.createTempDirectory("lucene-ranking")); var out = new PrintWriter(run, StandardCharsets.UTF_8)) {
            index(directory, analyzer, form, Path.of(set, "docs.jsonl"));
            try (var reader = DirectoryReader.open(directory)) {
                var searcher = new IndexSearcher(reader);
                for (String line : Files.readAllLines(Path.of(set, "queries.jsonl"))) {
                    Query query = query(new QueryBuilder(analyzer), form, field(line, "text"));
                    int rank = 1;
                    for (ScoreDoc hit : query == null ? new ScoreDoc[0] : searcher.search(query, 100).scoreDocs) {
                        out.printf(Locale.ROOT, "%s\t%s\t%d\t%f%n", field(line, "id"), searcher.doc(hit.doc).get("id"), rank++, hit.score);
                    }
                }
            }
        }
    }

    private static void index(Directory directory, Analyzer analyzer, String form, Path documents) throws Exception {
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer)); var lines = Files.newBufferedReader(documents)) {
            for (String line; (line = lines.readLine()) != null;) {
                var document = new Document();
                document.add(new StringField("id", field(line, "id"), Field.Store.YES));
                if (form.equals("title")) {
                    document.add(new TextField("title", field(line, "title"), Field.Store.NO));
                    document.add(new TextField("text", field(line, "body"), Field.Store.NO));
                } else {
                    document.add(new TextField("text", field(line, "title") + "\n" + field(line, "body"), Field.Store.NO));
                }
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
    }

    private static Query query(QueryBuilder builder, String form, String text) {
        Query body = builder.createBooleanQuery("text", text);
        Query title = form.equals("title") ? builder.createBooleanQuery("title", text) : null;
        return title == null || body == null ? body : new BooleanQuery.Builder()
            .add(new BoostQuery(title, 2), BooleanClause.Occur.SHOULD).add(body, BooleanClause.Occur.SHOULD).build();
    }

    /** A string of a flat JSON object; the sets hold nothing else, and Java has no reader of JSON of its own. */
    private static String field(String line, String name) {
        Matcher at = Pattern.compile('"' + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"").matcher(line);
        if (!at.find()) return "";
        var text = new StringBuilder();
        String raw = at.group(1);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            c = raw.charAt(++i);
            if (c == 'u') {
                text.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                text.append(switch (c) { case 'n' -> '\n'; case 't' -> '\t'; case 'r' -> '\r'; case 'b' -> '\b'; case 'f' -> '\f'; default -> c; });
            }
        }
        return text.toString();
    }
}
