#!/usr/bin/env bash
# Both engines on the same corpus in the same run. Needs Java 17, liblucene8-java and the statutes corpus.
# usage: bench/Search/run.sh SFS.jsonl.gz FOLDER [COUNT]
set -euo pipefail
source=$1; folder=$2; count=${3:-500000}
here=$(cd "$(dirname "$0")" && pwd)
jars=/usr/share/java/lucene-core-8.7.0.jar:/usr/share/java/lucene-analyzers-common-8.7.0.jar
mkdir -p "$folder/classes"
dotnet build "$here" -c Release -v q --nologo -p:RunAnalyzers=false
javac -cp "$jars" -d "$folder/classes" "$here"/Lucene*.java
ours() { dotnet "$here/bin/Release/net10.0/Intranet.Search.Bench.dll" "$@"; }
theirs() { java -Xmx2g "-Dstored=${STORED:-false}" -cp "$jars:$folder/classes" LucenePeer "$@"; }
[ -f "$folder/docs.tsv" ] || ours corpus "$source" "$folder/docs.tsv" "$folder/queries.tsv" "$count"
rm -rf "$folder/ours" "$folder/lucene" "$folder/lucene-stored"
echo "== indexing"; ours index "$folder/docs.tsv" "$folder/ours"; theirs index "$folder/docs.tsv" "$folder/lucene"
echo "== indexing, Lucene with stored text as ours"; STORED=true theirs index "$folder/docs.tsv" "$folder/lucene-stored"
echo "== ours: class, median µs, p99 µs"; ours run "$folder/queries.tsv" "$folder/ours"
echo "== Lucene: class, median µs, p99 µs"; theirs run "$folder/queries.tsv" "$folder/lucene"
echo "== memory"; ours tenants "$folder/docs.tsv"
