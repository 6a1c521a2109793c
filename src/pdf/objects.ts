import { deflateSync } from 'node:zlib';

/** Refers to an object of the file. */
export type Reference = `${number} 0 R`;

/** The objects of a PDF, numbered as they are asked for. Source: ISO 32000-1, 7.3 to 7.5. */
export function createObjects() {
  const bodies: (Buffer | undefined)[] = [];
  const numberOf = (reference: Reference) => parseInt(reference, 10);
  /** A number for an object that others refer to before it is known. */
  const reserve = (): Reference => `${bodies.push(undefined)} 0 R`;
  const put = (reference: Reference, body: string | Buffer): void => {
    bodies[numberOf(reference) - 1] = Buffer.from(body);
  };
  const add = (body: string | Buffer): Reference => {
    const reference = reserve();
    put(reference, body);
    return reference;
  };
  return {
    ...{ reserve, put, add },
    /** @param entries of its dictionary, beside what says how it is packed. */
    addStream(content: string | Buffer, entries = ''): Reference {
      const packed = deflateSync(content);
      const head = `<< /Length ${packed.length} /Filter /FlateDecode ${entries}>>\nstream\n`;
      return add(Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]));
    },
    /** The file, with the table of where each object stands. */
    toFile(root: Reference, info: Reference): Buffer {
      const parts = [Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1')];
      let length = parts[0]?.length ?? 0;
      const starts: number[] = [];
      for (const [n, body] of bodies.entries()) {
        starts.push(length);
        const part = Buffer.concat([
          Buffer.from(`${n + 1} 0 obj\n`),
          body ?? Buffer.from('null'),
          Buffer.from('\nendobj\n'),
        ]);
        length += part.length;
        parts.push(part);
      }
      const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
      const size = bodies.length + 1;
      parts.push(
        Buffer.from(
          `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root ${root} /Info ${info} >>\n` +
            `startxref\n${length}\n%%EOF\n`,
        ),
      );
      return Buffer.concat(parts);
    },
  };
}

export type Objects = ReturnType<typeof createObjects>;

/** Words of a person or of ours, in UTF-16 as PDF has it. */
export function textString(text: string): string {
  return `<feff${Buffer.from(text.toWellFormed(), 'utf16le').swap16().toString('hex')}>`;
}

/** A moment in UTC. */
export function dateString(at: number): string {
  return `(D:${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;
}
