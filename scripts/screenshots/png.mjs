/** Screenshots made small: a picture of a user interface gets by with 256 colours, which a PNG holds as one byte per pixel. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;
/** Bytes per pixel by the colour types that a browser writes: RGB and RGBA. */
const CHANNELS = { 2: 3, 6: 4 };

/**
 * The same picture with at most 256 colours; transparency is dropped.
 * @param {Buffer} png  8 bits per channel, RGB or RGBA, not interlaced
 * @returns {Buffer}
 */
export function withFewColours(png) {
  const { width, height, pixels } = decode(png);
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = paletteOf(counts);
  const nearest = new Map([...counts.keys()].map((colour) => [colour, nearestIn(palette, colour)]));
  const rows = Buffer.alloc(height * (width + 1)); // each row begins with its filter: 0, none
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = nearest.get(pixels[y * width + x]);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // eight bits, palette
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Colours as 0xRRGGBB, row by row. */
function decode(png) {
  const parts = [];
  let header;
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = data;
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const size = CHANNELS[header[9]];
  if (header[8] !== 8 || size === undefined || header[12] !== 0) throw new Error('not a PNG as browsers write it');
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * size;
  const pixels = new Uint32Array(width * height);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y += 1) {
    const from = y * (stride + 1);
    const row = Buffer.from(raw.subarray(from + 1, from + 1 + stride));
    unfilter(raw[from], row, above, size);
    for (let x = 0; x < width; x += 1) {
      pixels[y * width + x] = (row[x * size] << 16) | (row[x * size + 1] << 8) | row[x * size + 2];
    }
    above = row;
  }
  return { width, height, pixels };
}

/** Turns a row's differences back into values, in place; see "Filtering" in the PNG specification. */
function unfilter(filter, row, above, size) {
  for (let x = 0; x < row.length; x += 1) {
    const left = x < size ? 0 : row[x - size];
    const up = above[x];
    const corner = x < size ? 0 : above[x - size];
    row[x] += [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
  }
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

/** Median cut: the box of colours with the widest spread of pixels is halved until there are enough boxes. */
function paletteOf(counts) {
  let boxes = [boxOf([...counts])];
  while (boxes.length < COLOURS) {
    const widest = boxes.reduce((a, b) => (a.weight >= b.weight ? a : b));
    if (widest.weight <= 0) break;
    const sorted = widest.colours.sort(([a], [b]) => channels(a)[widest.channel] - channels(b)[widest.channel]);
    const half = sorted.reduce((sum, [, count]) => sum + count, 0) / 2;
    let seen = 0;
    let cut = sorted.findIndex(([, count]) => {
      seen += count;
      return seen >= half;
    });
    cut = Math.min(Math.max(cut, 1), sorted.length - 1);
    boxes = [...boxes.filter((box) => box !== widest), boxOf(sorted.slice(0, cut)), boxOf(sorted.slice(cut))];
  }
  return boxes.map(({ colours }) => {
    // The most frequent one: backgrounds stay exactly what they are.
    return colours.reduce((a, b) => (a[1] >= b[1] ? a : b))[0];
  });
}

function boxOf(colours) {
  const spreads = [0, 1, 2].map((channel) => {
    const values = colours.map(([colour]) => channels(colour)[channel]);
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  });
  const spread = Math.max(...spreads);
  const pixels = colours.reduce((sum, [, count]) => sum + count, 0);
  return { colours, channel: spreads.indexOf(spread), weight: spread * Math.sqrt(pixels) };
}

function nearestIn(palette, colour) {
  const [r, g, b] = channels(colour);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  palette.forEach((candidate, index) => {
    const [r2, g2, b2] = channels(candidate);
    const distance = (r - r2) ** 2 + (g - g2) ** 2 + (b - b2) ** 2;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

function channels(colour) {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
