import { describe, expect, it } from 'vitest';
import { auditOn } from '../../../src/dossier/audit.ts';
import { drawnUp, elaborate } from './drawn-up.ts';

const audit = { every: 'P6M', by: 'Cabinet Dupré', last: '2026-03-10' };

describe('the audit schedule', () => {
  it('knows when the next one is due', () => {
    expect(auditOn(audit, '2026-09-09')).toMatchObject({ state: 'planned', next: '2026-09-10' });
    expect(auditOn(audit, '2026-09-10')).toMatchObject({ state: 'due', next: '2026-09-10' });
  });

  it('is overdue from the day after', () => {
    expect(auditOn(audit, '2026-09-11')).toMatchObject({ state: 'overdue', late: 1 });
    expect(auditOn(audit, '2026-11-22')).toMatchObject({ state: 'overdue', late: 73 });
  });

  it('counts whole days, also where the period has hours', () => {
    expect(auditOn({ ...audit, every: 'PT36H' }, '2026-03-12')).toMatchObject({ state: 'overdue', late: 1 });
  });

  it('asks for a first one where none is noted, and for a schedule where there is none', () => {
    expect(auditOn({ every: 'P1M', by: 'X' }, '2026-09-11')).toEqual({
      state: 'first',
      every: 'P1M',
      by: 'X',
    });
    expect(auditOn(undefined, '2026-09-11')).toEqual({ state: 'none' });
  });

  it('is said plainly to be overdue, in section and summary, and not before', () => {
    const late = drawnUp(elaborate(), '2026-11-22');
    expect(late.text.en).toContain('The audit is overdue by 73 days.');
    expect(late.text.fr).toContain('L’audit est en retard de 73 jours.');
    expect(late.text.fr).toContain('est en retard : il était dû le 10 septembre 2026.');
    expect(late.facts.points.map(({ code }) => code)).toContain('audit-overdue');
    const early = drawnUp(elaborate(), '2026-09-09');
    expect(early.text.en).not.toContain('overdue');
    expect(early.text.en).toContain('Next audit due 10 September 2026');
  });
});
