/** Runs in the browser as it stands. */
export const statusScript = `'use strict'
const connection = document.getElementById('connection')
const logs = [...document.querySelectorAll('[data-log]')]
const maxLines = 5000

/* What had the focus keeps it: the same link, or the same box that scrolls. */
function replace(box, html) {
  const active = document.activeElement
  const isInside = box.contains(active)
  const href = isInside ? active.getAttribute('href') : null
  const before = [...box.querySelectorAll('.scroll')].map((one) => one.scrollLeft)
  box.innerHTML = html
  const after = [...box.querySelectorAll('.scroll')]
  after.forEach((one, index) => { one.scrollLeft = before[index] || 0 })
  if (!isInside) return
  const same = href === null ? after[0] : [...box.querySelectorAll('a')].find((one) => one.getAttribute('href') === href)
  if (same) same.focus({ preventScroll: true })
}

const live = new EventSource('/_emulator/status/live?path=' + encodeURIComponent(decodeURIComponent(location.pathname)))
const on = (name, act) => live.addEventListener(name, ({ data }) => act(JSON.parse(data)))
live.onopen = () => {
  connection.textContent = 'Live'
  for (const log of logs) log.textContent = ''
}
live.onerror = () => { connection.textContent = 'Not connected: what you see may be old.' }
on('section', ({ id, html }) => {
  const section = document.getElementById(id)
  if (section) replace(section.querySelector('[data-live]'), html)
})
on('line', ({ id, text }) => {
  const log = logs.find((one) => one.dataset.log === id)
  log.append(text + '\\n')
  while (log.childNodes.length > maxLines) log.firstChild.remove()
  if (log.parentElement.querySelector('input').checked) log.scrollTop = log.scrollHeight
})
on('log-end', ({ id }) => {
  const log = logs.find((one) => one.dataset.log === id)
  if (log.childNodes.length === 0) log.textContent = 'Nothing was written.'
})
on('gone', () => {
  live.close()
  connection.textContent = 'Not there any more.'
})
`
