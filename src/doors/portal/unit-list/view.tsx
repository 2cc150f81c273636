import { Page, type Frame } from '../shell.tsx'
import type { PublicUnit } from '../reads.ts'

/** The front page of a site with several units, or with none yet. */
export function UnitListPage(props: { frame: Frame; units: readonly PublicUnit[] }) {
  const { frame, units } = props
  return (
    <Page
      frame={frame}
      title="政府信息公开"
      canonical={frame.paths.home()}
      noindex={units.every((unit) => unit.isSample)}
    >
      <Motto />
      <div class="wrap">
        <section class="block">
          <div class="sec-h">
            <h1>公开机关</h1>
            <p class="meta">共 {units.length} 个</p>
          </div>
          {units.length === 0 ? (
            <div class="empty">
              <h2>这里还没有登记公开机关</h2>
              <p>
                登记之后，每个机关的最新公开、公开账本和年度报告都列在这里。登记由管理员在命令行办理，办法见使用说明。
              </p>
            </div>
          ) : (
            <ul class="rows">
              {units.map((unit) => (
                <li>
                  <a href={frame.paths.unit(unit.slug)}>{unit.name}</a>
                  {unit.isSample ? <span class="tag">样例</span> : null}
                  <span class="sub">{unit.superior ?? '电话：' + unit.phone}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Page>
  )
}

/** Article 5 of the regulations in its own words. */
export function Motto() {
  return (
    <div class="lead">
      <div class="wrap">
        <p class="motto">
          <span>以公开为常态</span> <span>不公开为例外</span>
        </p>
        <p class="meta">《中华人民共和国政府信息公开条例》第五条</p>
      </div>
    </div>
  )
}
