/** A fictional town; nothing of it exists. */
export const SAMPLE_SLUG = 'wangxi'

export const SAMPLE_TOWN = {
  slug: SAMPLE_SLUG,
  name: '青澜县望溪镇人民政府',
  superior: '青澜县人民政府',
  level: 'town',
  address: '青澜县望溪镇溪口路1号',
  postcode: '000000',
  phone: '0000-5550123',
  isSample: true,
  effectiveOn: '2019-05-15',
}

export const SOURCES = {
  web: '青澜县人民政府网站望溪镇栏目',
  wechat: '“望溪发布”公众号后台导出',
  'notice-board': '镇政务公示栏张贴照片',
} as const
