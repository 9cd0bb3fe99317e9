import type { Terminal } from './terminal.ts'

const substitutes: Readonly<Record<string, string>> = { '×': 'x', '²': '^2', '³': '^3', '°': ' deg', 'Ø': 'dia ', '…': '...', '−': '-', '“': '"', '”': '"', '’': "'" }

/** Text for people; signs that the terminal has no letters for are spelled out. */
export function printText(text: string, stream: 'out' | 'err', terminal: Terminal): void {
  terminal[stream].write(terminal.unicode ? text : text.replaceAll(/[×²³°Ø…−“”’]/g, (sign) => substitutes[sign] ?? sign))
}
