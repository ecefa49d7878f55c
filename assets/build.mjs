// Builds what the base theme serves. Every output is committed; check.sh fails when one of them is stale.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
process.chdir(here);

const webRoot = process.env.ASSETS_OUT ? join(process.env.ASSETS_OUT, "wwwroot") : "../themes/Intranet.Theme.Base/wwwroot";
const iconFile = process.env.ASSETS_OUT ? join(process.env.ASSETS_OUT, "icons.svg") : "../src/Intranet.Ui/Icons/icons.svg";

buildTokens();
buildIcons();
const inputs = await buildBundle();
writeNotices(inputs);

function buildTokens() {
  const cli = "node_modules/@digdir/designsystemet/dist/bin/designsystemet.js";
  const run = (...args) => execFileSync(process.execPath, [cli, "tokens", ...args, "--config", "designsystemet.config.json", "--clean"]);
  run("create");
  run("build", "--tokens", "build/design-tokens", "--out-dir", "build/tokens");
}

function buildIcons() {
  const names = JSON.parse(readFileSync("icons.json", "utf8"));
  const symbols = Object.entries(names)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, file]) => {
      const svg = readFileSync(`node_modules/@navikt/aksel-icons/dist/svg/${file}.svg`, "utf8");
      const [, viewBox] = /viewBox="([^"]+)"/.exec(svg);
      const [, body] = /<svg[^>]*>(.*)<\/svg>/s.exec(svg);
      const drawn = body.trim().replaceAll(/fill="(black|#[0-9A-Fa-f]{3,6})"/g, 'fill="currentColor"');
      return `<symbol id="i-${name}" viewBox="${viewBox}" fill="none">${drawn}</symbol>`;
    });
  mkdirSync(dirname(iconFile), { recursive: true });
  writeFileSync(iconFile, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
}

async function buildBundle() {
  mkdirSync(webRoot, { recursive: true });
  for (const old of ["fonts", "site.css", "site.js"]) rmSync(join(webRoot, old), { recursive: true, force: true });
  const result = await esbuild.build({
    entryPoints: { site: "src/js/site.js" },
    outdir: webRoot,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  const styles = await esbuild.build({
    entryPoints: { site: "src/css/site.css" },
    outdir: webRoot,
    bundle: true,
    minify: true,
    target: ["chrome117", "firefox121", "safari17"],
    charset: "utf8",
    legalComments: "none",
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]-[hash]",
    metafile: true,
    logLevel: "warning",
  });
  return [...Object.keys(result.metafile.inputs), ...Object.keys(styles.metafile.inputs)];
}

function writeNotices(inputs) {
  const packages = new Set(inputs.map(packageOf).filter(Boolean));
  packages.add("@navikt/aksel-icons");
  packages.add("@digdir/designsystemet");
  const parts = [...packages].sort().map(noticeOf);
  const head = "The style sheet, the script, the fonts and the icons contain the following works.\n";
  writeFileSync(join(webRoot, "THIRD-PARTY-NOTICES.txt"), [head, ...parts].join("\n" + "-".repeat(78) + "\n\n"));
}

function packageOf(input) {
  const tail = input.split("node_modules/").slice(1).pop();
  if (!tail) return null;
  const [first, second] = tail.split("/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}

function noticeOf(name) {
  const folder = [`node_modules/${name}`, `node_modules/@digdir/designsystemet-web/node_modules/${name}`].find(existsSync);
  const { version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : termsOf(name, license, typeof author === "string" ? author : author?.name);
  return `${name} ${version} (${license})\n\n${text}\n`;
}

// Some packages name their licence and ship no copy of it.
function termsOf(name, license, author) {
  if (license !== "MIT") throw new Error(`${name} ships no licence text for ${license}.`);
  return `Copyright (c) ${author ?? `the authors of ${name}`}\n\n${readFileSync("src/licences/MIT.txt", "utf8").trim()}`;
}
