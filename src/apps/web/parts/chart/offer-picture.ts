import { nameInScope } from '../../shell/name-in-scope.js'

const scale = 2
const looks = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font', 'text-anchor'] as const

/** Offers a drawing as a PNG of twice its size, on the ground that it stands on. */
export async function offerPicture(svg: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = svg.getBoundingClientRect()
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg, width, height))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = height * scale
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('Broken promise: a canvas has a context')
  pen.fillStyle = getComputedStyle(document.documentElement).backgroundColor
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('Broken promise: a canvas becomes a picture')
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = nameInScope(name)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

// A picture knows no style sheet: what the page's styles say is written into each element.
function standalone(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const copies = copy.querySelectorAll<SVGElement>('*')
  svg.querySelectorAll('*').forEach((element, index) => {
    const shown = getComputedStyle(element)
    for (const look of looks) copies[index]?.style.setProperty(look, shown.getPropertyValue(look))
  })
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return new XMLSerializer().serializeToString(copy)
}
