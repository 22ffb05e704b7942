// A screenshot as a small PNG: at most 256 colours, each pixel one byte. Pages have few colours, so that nothing is seen of it.
import {crc32, deflateSync, inflateSync} from "node:zlib";

/** Takes and gives an 8-bit RGB or RGBA PNG without interlacing, as browsers write them. */
export function shrinkPng(png) {
  const chunks = readChunks(png);
  const header = chunks.find(({type}) => type === "IHDR").body;
  const [width, height, channels] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3];
  const data = Buffer.concat(chunks.filter(({type}) => type === "IDAT").map(({body}) => body));
  const pixels = unfilter(inflateSync(data), width * channels, height, channels);
  const {palette, indexes} = indexColours(pixels, channels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) indexes.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  const indexed = Buffer.from(header);
  indexed[9] = 3;
  return Buffer.concat([
    png.subarray(0, 8),
    chunk("IHDR", indexed),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(rows, {level: 9, memLevel: 9})),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function readChunks(png) {
  const chunks = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    chunks.push({type: png.toString("latin1", at + 4, at + 8), body: png.subarray(at + 8, at + 8 + png.readUInt32BE(at))});
  return chunks;
}

/** Undoes the five filters of PNG (ISO/IEC 15948, 9). */
function unfilter(data, stride, height, step) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x >= step ? out[y * stride + x - step] : 0;
      const up = y > 0 ? out[(y - 1) * stride + x] : 0;
      const corner = y > 0 && x >= step ? out[(y - 1) * stride + x - step] : 0;
      out[y * stride + x] = data[y * (stride + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The 256 most frequent colours; the others become the nearest of them. */
function indexColours(pixels, channels) {
  const count = new Map();
  const colourAt = (at) => (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
  for (let at = 0; at < pixels.length; at += channels) count.set(colourAt(at), (count.get(colourAt(at)) ?? 0) + 1);
  const kept = [...count]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 256)
    .map(([colour]) => colour);
  const index = new Map(kept.map((colour, place) => [colour, place]));
  const nearest = (colour) =>
    kept.reduce((best, other, place) => (distance(other, colour) < distance(kept[best], colour) ? place : best), 0);
  const indexes = Buffer.alloc(pixels.length / channels);
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = colourAt(at);
    if (!index.has(colour)) index.set(colour, nearest(colour));
    indexes[at / channels] = index.get(colour);
  }
  return {palette: Buffer.from(kept.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])), indexes};
}

function distance(a, b) {
  return ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
}

function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
