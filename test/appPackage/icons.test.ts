import { readFileSync } from 'node:fs';

/** Width, height and colour type of a PNG (2: opaque colour, 6: colour with transparency). */
function header(path: string) {
  const png = readFileSync(path);
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), colours: png[25] };
}

describe('the icons', () => {
  test('colour: 192 by 192 and opaque, as Teams wants it', () => {
    expect(header('appPackage/color.png')).toEqual({ width: 192, height: 192, colours: 2 });
  });

  test('outline: 32 by 32, nothing but white on transparent', () => {
    expect(header('appPackage/outline.png')).toEqual({ width: 32, height: 32, colours: 6 });
    const colours = readFileSync('appPackage/outline.svg', 'utf8').match(/#[0-9a-f]{3,6}/g);
    expect(new Set(colours)).toEqual(new Set(['#ffffff']));
  });
});
