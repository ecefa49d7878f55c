// Writes what the design system's own tool makes of 300 colours, for the test that compares the run-time scale with it.
import { writeFileSync } from "node:fs";
import { generateColorSchemes } from "@digdir/designsystemet/color";

let seed = 20260101;
const random = () => {
  // Mulberry32, a small generator with a replayable seed.
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
const channel = () => Math.floor(random() * 256).toString(16).padStart(2, "0");
const colors = Array.from({ length: 300 }, () => `#${channel()}${channel()}${channel()}`);
const lines = colors.map((color) => {
  const { light, dark } = generateColorSchemes(color);
  return [color, ...[...light, ...dark].map(({ hex }) => hex)].join(" ");
});
const { light } = generateColorSchemes(colors[0]);
const head = ["brand", ...light.map(({ name }) => `light-${name}`), ...light.map(({ name }) => `dark-${name}`)].join(" ");
writeFileSync("../tests/Intranet.Ui.Tests/Theming/scale-samples.txt", [head, ...lines, ""].join("\n"));
