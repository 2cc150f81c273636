import { sql, type RawBuilder } from 'kysely'
import type { Day, Instant } from '#law/day.ts'
import type { YearLedger } from '#law/report/facts.ts'
import type { Db } from '#kit/db/database.ts'

/** A unit's year, and the moment up to which acts are known. */
export interface YearAsked {
  readonly unitId: string
  readonly year: number
  readonly first: Day
  readonly last: Day
  readonly knownAt: Instant
}

type Groups<Key extends keyof YearLedger> = YearLedger[Key]

/** The versions of a ledger table that were current at the moment asked for. */
export function asKnown(
  alias: string,
  { unitId, knownAt }: Pick<YearAsked, 'unitId' | 'knownAt'>,
): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`${column('unit_id')} = ${unitId} and ${column('recorded_at')} <= ${knownAt}
    and (${column('superseded_at')} is null or ${column('superseded_at')} > ${knownAt})`
}

/** Items with the channels of the year; `first_on` is the day on which each first went public anywhere. */
export function itemsOfYear(asked: YearAsked): RawBuilder<unknown> {
  return sql`
    select d.id, d.act_id, d.title, d.category, coalesce(r.channels, '{}') as channels,
      least(d.first_public_on, r.first_on) as first_on
    from disclosure d left join (
      select r.disclosure_id, min(r.live_on) as first_on,
        array_agg(distinct r.channel order by r.channel) filter (where r.live_on >= ${asked.first}) as channels
      from receipt r where ${asKnown('r', asked)} and r.state <> 'void' and r.live_on <= ${asked.last}
      group by r.disclosure_id) r on r.disclosure_id = d.id
    where ${asKnown('d', asked)} and least(d.first_public_on, r.first_on) between ${asked.first} and ${asked.last}`
}

/** Applications alive in the year: received by its end and not closed before its beginning. */
export function aliveInYear(alias: string, asked: YearAsked): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`${asKnown(alias, asked)} and ${column('received_on')} <= ${asked.last}
    and (${column('closed_on')} is null or ${column('closed_on')} >= ${asked.first})`
}

/** Cases decided in the year or pending at its end. */
export function casesOfYear(alias: string, asked: YearAsked): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`${asKnown(alias, asked)} and ${column('filed_on')} <= ${asked.last}
    and (${column('decided_on')} is null or ${column('decided_on')} >= ${asked.first})`
}

export const disclosureGroups = (asked: YearAsked) => sql<Groups<'disclosures'>[number]>`
  select i.category, i.channels, count(*)::int as count from (${itemsOfYear(asked)}) i
  group by i.category, i.channels order by i.category, i.channels`

export const receiptGroups = (asked: YearAsked) => sql<Groups<'receipts'>[number]>`
  select r.channel, extract(month from r.live_on)::int as month, count(*)::int as count
  from receipt r where ${asKnown('r', asked)} and r.state <> 'void' and r.live_on between ${asked.first} and ${asked.last}
  group by 1, 2 order by 1, 2`

export const applicationGroups = (asked: YearAsked) => sql<Groups<'applications'>[number]>`
  select a.applicant_class as "applicantClass",
    case when a.received_on < ${asked.first} then 'before-year' else 'in-year' end as received,
    case when a.closed_on <= ${asked.last} then a.outcome end as outcome,
    count(*)::int as count
  from application a where ${aliveInYear('a', asked)}
  group by 1, 2, 3 order by 1, 2, 3`

export const caseGroups = (asked: YearAsked) => sql<Groups<'cases'>[number]>`
  select c.case_group as "group", case when c.decided_on <= ${asked.last} then c.result else 'pending' end as result,
    count(*)::int as count
  from remedy_case c where ${casesOfYear('c', asked)}
  group by 1, 2 order by 1, 2`

export const activityGroups = (asked: YearAsked) => sql<Groups<'activities'>[number]>`
  select a.row_id as "row", a.column_id as "column", sum(a.value) as value, count(distinct a.department)::int as departments
  from activity a where ${asKnown('a', asked)} and a.year = ${asked.year}
  group by 1, 2 order by 1, 2`

export const feeTotals = (asked: YearAsked) => sql<Groups<'fees'>>`
  select count(*) filter (where f.noticed_on between ${asked.first} and ${asked.last})::int as notices,
    coalesce(sum(f.amount_in_fen) filter (where f.noticed_on between ${asked.first} and ${asked.last}), 0) as "noticedInFen",
    coalesce(sum(f.paid_in_fen) filter (where f.paid_on between ${asked.first} and ${asked.last}), 0) as "paidInFen"
  from fee_notice f where ${asKnown('f', asked)} and f.noticed_on <= ${asked.last}`

export const proposalGroups = (asked: YearAsked) => sql<Groups<'proposals'>[number]>`
  select p.kind, count(*)::int as handled
  from proposal p where ${asKnown('p', asked)} and p.handled_on between ${asked.first} and ${asked.last}
  group by 1 order by 1`

export const supervisionEntries = (asked: YearAsked) => sql<Groups<'supervision'>[number]>`
  select s.kind, s.result, s.count from supervision_entry s
  where ${asKnown('s', asked)} and s.year = ${asked.year} order by s.kind, s.held_on, s.id`

/** Runs one of the queries above. */
export async function ask<Row>(db: Db, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(db)).rows
}
