/** Run in the page, which has names that Node has not: so they are texts. */
export const pageScripts = {
  width: 'document.documentElement.scrollWidth',
  focusedText: 'document.activeElement.textContent',
  /** The name of what has the focus; empty for the page itself. */
  focusedName: `(() => {
    const element = document.activeElement
    if (element === document.body) return ''
    return element.textContent.trim() || element.closest('label')?.textContent.trim() || 'log ' + element.getAttribute('aria-labelledby')
  })()`,
  /** Each text with the ratio of its colour to what is behind it, by WCAG 2. */
  contrasts: `(() => {
    const parse = (color) => color.match(/[\\d.]+/g).map(Number)
    const luminance = (color) => {
      const [red, green, blue] = color.slice(0, 3).map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const behind = (element) => {
      if (element === null) return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255]
      const color = parse(getComputedStyle(element).backgroundColor)
      return color[3] === 0 ? behind(element.parentElement) : color
    }
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent.trim()
      if (text === '' || node.parentElement.closest('noscript, script') !== null) continue
      const [one, other] = [luminance(parse(getComputedStyle(node.parentElement).color)), luminance(behind(node.parentElement))]
      found.push({ text, ratio: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) })
    }
    return found
  })()`,
}
