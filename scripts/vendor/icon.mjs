// Draws the maskable PNG of the icon with an installed Chromium: node scripts/vendor/icon.mjs
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage({ viewport: { width: 512, height: 512 } })
const icon = readFileSync('public/icon.svg').toString('base64')
// The safe zone of a maskable icon is the middle four fifths: the mark sits inside, its ground fills the square.
await page.setContent(`<body style="margin:0;background:#204ec3"><img style="width:432px;margin:40px" src="data:image/svg+xml;base64,${icon}">`)
await page.waitForTimeout(200)
await page.screenshot({ path: 'public/icon-512.png' })
await browser.close()
