import { expect, test } from 'vitest'
import type { Context } from '#kit/context.ts'
import { createUnit } from '#office/unit/create.ts'
import { recordDisclosure } from '#office/disclosure/record.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { portalApp } from './app.ts'

const database = await testDatabase()
const clerk = testContext(database)
const reader = (): Context => ({ ...clerk, actor: { kind: 'public' } })
const site = portalApp({ makeContext: reader, publicUrl: 'https://open.example.test' })
const read = async (path: string): Promise<string> => (await site.request(path)).text()

test('what the clerk records stands on the unit’s page; what was never published does not', async () => {
  expect(await read('/')).toContain('还没有登记公开机关')
  const unit = await createUnit(clerk, {
    slug: 'wangxi',
    name: '青澜县望溪镇人民政府',
    superior: '青澜县人民政府',
    level: 'town',
    address: '青澜县望溪镇溪口路1号',
    postcode: '000000',
    phone: '0000-5550123',
  })
  expect(await read('/wangxi/')).toContain('账本里还没有主动公开的信息')
  await recordDisclosure(clerk, {
    unitId: unit.id,
    title: '望溪镇便民服务窗口办公时间',
    category: 'notice',
    formedOn: '2021-01-18',
    receipts: [{ channel: 'web', liveOn: '2021-01-20' }],
  })
  const home = await read('/')
  expect(home).toContain('望溪镇便民服务窗口办公时间')
  expect(home).toContain('<time datetime="2021-01-20">2021-01-20</time>')
  expect(home).toContain('通知公告')
  expect(await read('/wangxi/reports/')).toContain('还没有发布年度报告')
  expect((await site.request('/wangxi/reports/2020/')).status).toBe(404)
})
