#!/usr/bin/env bash
# How well both engines answer, side by side: ours as the tool does it, Lucene with its analyzer of the language.
# Needs Java 17, liblucene8-java, manual pages, and Debian's English descriptions (apt-get -o Acquire::Languages=en update).
# usage: bench/Search/relevance.sh DATA FOLDER        DATA holds swefaq-cat, swequad and sfs.jsonl.gz
set -euo pipefail
data=$1; folder=$2
here=$(cd "$(dirname "$0")" && pwd); tool=$here/../../tools/Intranet.Search.Tool
jars=/usr/share/java/lucene-core-8.7.0.jar:/usr/share/java/lucene-analyzers-common-8.7.0.jar
translation=${TRANSLATION:-$(apt-get -o Acquire::Languages=en indextargets --format '$(FILENAME)' 'Created-By: Translations' | grep -m 1 'main_i18n_Translation-en')}
mkdir -p "$folder/classes"
[ -n "${BUILT:-}" ] || { dotnet build "$here" -c Release -v q --nologo -p:RunAnalyzers=false; dotnet build "$tool" -c Release -v q --nologo -p:RunAnalyzers=false; }
javac -cp "$jars" -d "$folder/classes" "$here"/Lucene*.java
bench() { dotnet "$here/bin/Release/net10.0/Intranet.Search.Bench.dll" "$@"; }
ours() { dotnet "$tool/bin/Release/net10.0/Intranet.Search.Tool.dll" "$@"; }
theirs() { java -Xmx2g -cp "$jars:$folder/classes" LucenePeer "$@"; }

[ -d "$folder/packages" ] || /usr/lib/apt/apt-helper cat-file "$translation" | bench known-packages "$folder/packages"
[ -d "$folder/manuals" ] || bench known-manuals "${MANUALS:-/usr/share/man}" "$folder/manuals"
[ -d "$folder/sentences" ] || bench known-sentences "$data/sfs.jsonl.gz" "$folder/sentences"
[ -d "$folder/swequad-among-statutes" ] || bench among "$data/swequad" "$data/sfs.jsonl.gz" "$folder/swequad-among-statutes"

# usage: compare SET LANGUAGE FORM…
compare() {
    local set=$1 language=$2 name runs=() form; shift 2
    name=$(basename "$set")
    for form in "$@"; do
        theirs rank "$language" "$form" "$set" "$folder/$name.lucene-$form.tsv"
        runs+=("Lucene 8, $form=$folder/$name.lucene-$form.tsv")
    done
    ours index "$set/docs.jsonl" "$folder/$name.index" --lang "$language" 2>"$folder/$name.log"
    ours run "$folder/$name.index" "$set/queries.jsonl" --top 100 >"$folder/$name.ours.tsv"
    bench judge "$set" "${runs[@]}" "ours=$folder/$name.ours.tsv"
}

compare "$folder/packages" en one
compare "$folder/manuals" en one
compare "$data/swefaq-cat" sv one title
compare "$data/swequad" sv one title
compare "$folder/swequad-among-statutes" sv one title
compare "$folder/sentences" sv one
