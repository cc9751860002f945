import { crc32, deflateRawSync } from 'node:zlib'

export type ZipPart = {
  readonly name: string
  readonly content: string | Buffer
  /** The size that the directory tells, if it is to lie. */
  readonly declared?: number
}

/** A ZIP file of parts, well formed but for what it is told to lie about. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = Buffer.from(part.content)
    const packed = deflateRawSync(content)
    const name = Buffer.from(part.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(part.declared ?? content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, name])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, tail, name]))
    bodies.push(local, packed)
    offset += local.length + packed.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, entries, end])
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const xml = '<?xml version="1.0" encoding="UTF-8"?>'

/** The parts of a workbook with one sheet, given the XML of its rows and of its shared texts. */
export function workbookParts(rows: string | Buffer, texts = ''): ZipPart[] {
  const sheet = [
    Buffer.from(`${xml}<worksheet xmlns="${main}"><sheetData>`),
    Buffer.from(rows),
    Buffer.from('</sheetData></worksheet>'),
  ]
  return [
    { name: '[Content_Types].xml', content: `${xml}<Types xmlns="${packages}/content-types"/>` },
    { name: '_rels/.rels', content: relationship('officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      content: `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationship('worksheet', 'worksheets/sheet1.xml', 'sharedStrings', 'sharedStrings.xml'),
    },
    { name: 'xl/sharedStrings.xml', content: `${xml}<sst xmlns="${main}">${texts}</sst>` },
    { name: 'xl/worksheets/sheet1.xml', content: Buffer.concat(sheet) },
  ]
}

function relationship(...typesAndTargets: string[]): string {
  let inner = ''
  for (let index = 0; index < typesAndTargets.length; index += 2) {
    const [type, target] = typesAndTargets.slice(index)
    inner += `<Relationship Id="rId${index / 2 + 1}" Type="${relations}/${type}" Target="${target}"/>`
  }
  return `${xml}<Relationships xmlns="${packages}/relationships">${inner}</Relationships>`
}
