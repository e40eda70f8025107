// Pictures as plain pixels: read, halved, laid side by side, compared, written.

import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(path.join(process.env.SOLEUS_NODE_MODULES, "_"));
const { PNG } = require("pngjs");

const BLOCK = 8;
const MARK = [255, 0, 160];

export const read = (bytes) => PNG.sync.read(bytes);
// Without a filter, what is equal in neighbouring stills of a sheet is found again by the compressor: half the bytes.
const UNFILTERED = { colorType: 2, deflateLevel: 9, filterType: 0, deflateStrategy: 0 };
export const write = (picture) => PNG.sync.write(picture, UNFILTERED);

/** Half as wide and tall: each pixel is the mean of four, without its last bit: an eighth of the bytes of a sheet. */
export function halved({ width, height, data }) {
  const half = new PNG({ width: width >> 1, height: height >> 1 });
  const row = width * 4;
  for (let to = 0; to < half.data.length; to += 1) {
    const [x, y] = [(to >> 2) % half.width, Math.floor((to >> 2) / half.width)];
    const from = 2 * y * row + 8 * x + (to & 3);
    const sum = data[from] + data[from + 4] + data[from + row] + data[from + row + 4];
    half.data[to] = (to & 3) === 3 ? 255 : (sum >> 2) & 0xfe;
  }
  return half;
}

/** Pictures of one width side by side; under a shorter one it is black. */
export function sheetOf(pictures) {
  const [{ width }] = pictures;
  const sheet = new PNG({ width: width * pictures.length, height: Math.max(...pictures.map(({ height }) => height)) });
  for (let i = 3; i < sheet.data.length; i += 4) sheet.data[i] = 255;
  pictures.forEach((picture, i) => PNG.bitblt(picture, sheet, 0, 0, width, picture.height, i * width, 0));
  return sheet;
}

/** The `i`th of `count` pictures of a sheet. */
export function cutFrom(sheet, i, count) {
  const picture = new PNG({ width: Math.floor(sheet.width / count), height: sheet.height });
  PNG.bitblt(sheet, picture, i * picture.width, 0, picture.width, picture.height, 0, 0);
  return picture;
}

/**
 * How far two pictures are apart: `pixels`, how many differ by more than `apart` in a channel, and `colour`, the most
 * by which the mean colour of a square of 8 pixels differs. `picture` is the second one, pale, differences marked.
 */
export function difference(one, other, apart) {
  const width = Math.max(one.width, other.width);
  const height = Math.max(one.height, other.height);
  const picture = new PNG({ width, height });
  const across = Math.ceil(width / BLOCK);
  const sums = new Float64Array(across * Math.ceil(height / BLOCK) * 3);
  let pixels = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const block = (Math.floor(y / BLOCK) * across + Math.floor(x / BLOCK)) * 3;
      const to = (y * width + x) * 4;
      let most = 0;
      for (let c = 0; c < 3; c += 1) {
        const [a, b] = [channel(one, x, y, c), channel(other, x, y, c)];
        sums[block + c] += b - a;
        most = Math.max(most, Math.abs(b - a));
        picture.data[to + c] = 192 + (b >> 2);
      }
      if (most > apart) {
        pixels += 1;
        picture.data.set(MARK, to);
      }
      picture.data[to + 3] = 255;
    }
  }
  const colour = sums.reduce((worst, sum) => Math.max(worst, Math.abs(sum)), 0) / BLOCK ** 2;
  return { pixels, colour, picture };
}

function channel({ width, height, data }, x, y, c) {
  return x < width && y < height ? data[(y * width + x) * 4 + c] : 0;
}
