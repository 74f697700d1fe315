import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Buttons } from '../../src/banner/buttons.tsx';
import { persistentControl, type Shown } from '../../src/banner/control.ts';
import { firstLayer } from '../../src/banner/first-layer.ts';
import { SecondLayer } from '../../src/banner/second-layer.tsx';
import { audience, errors, experience, noticeOf, secondOf } from '../unit/notice/example.ts';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const three = { purposes: [errors, experience, audience] };
const nothing = () => {};
const put = <T extends HTMLElement>(made: T): T => {
  document.body.append(made);
  return made;
};

describe('the first layer', () => {
  it.each(['fr', 'en'] as const)(
    'says everything that is owed before the choice, in %s (R-006, R-007)',
    (language) => {
      const { first } = noticeOf(three, language);
      put(firstLayer(noticeOf(three, language), nothing));
      const region = screen.getByRole('region', { name: first.title });
      for (const text of [
        first.lead,
        first.consequence,
        first.withdrawal,
        first.keep,
        first.controller,
        first.recipients,
      ])
        expect(region.textContent).toContain(text);
      expect(
        within(region)
          .getAllByRole('heading')
          .map((each) => each.textContent),
      ).toEqual([first.title, ...first.purposes.map(({ title }) => title)]);
    },
  );

  it('has a block a purpose, with its own title and description (R-001, R-002)', () => {
    const blocks = [...put(firstLayer(noticeOf(three), nothing)).querySelectorAll('[data-purpose]')];
    expect(blocks.map((each) => each.getAttribute('data-purpose'))).toEqual([
      'replay.errors',
      'replay.experience',
      'audience',
    ]);
    for (const each of blocks)
      expect([...each.children].map(({ localName }) => localName)).toEqual(['h3', 'p']);
  });

  it('names its acts and does nothing by itself', () => {
    const act = vi.fn();
    put(firstLayer(noticeOf(), act));
    for (const name of ['Tout refuser', 'Tout accepter', 'Choisir'])
      fireEvent.click(screen.getByRole('button', { name }));
    fireEvent.click(screen.getByRole('link', { name: 'Détails' }));
    expect(act.mock.calls.flat()).toEqual(['refuse-all', 'accept-all', 'choose', 'details']);
  });
});

describe('the second layer', () => {
  const show = (props: Partial<Parameters<typeof SecondLayer>[0]> = {}) =>
    render(
      <SecondLayer
        notice={secondOf(three)}
        granted={[]}
        unfolded={false}
        act={nothing}
        leave={nothing}
        {...props}
      />,
    );

  it('is a modal dialog with an unticked box a purpose', () => {
    show();
    const dialog = screen.getByRole('dialog', { name: 'Vos choix' });
    expect(dialog.matches(':modal')).toBe(true);
    const boxes = within(dialog).getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.map(({ name, checked }) => [name, checked])).toEqual([
      ['replay.errors', false],
      ['replay.experience', false],
      ['audience', false],
    ]);
  });

  it('tells of each purpose all that is owed, in pairs of term and text (R-008)', () => {
    const { container } = show({ unfolded: true });
    const { second } = secondOf(three);
    const blocks = [...container.querySelectorAll('[data-purpose]')];
    for (const [i, { details, description }] of second.purposes.entries()) {
      const pairs = [...(blocks[i]?.querySelectorAll('dt') ?? [])].map((term) => ({
        term: term.textContent,
        text: term.nextElementSibling?.textContent,
      }));
      expect(pairs).toEqual(details);
      expect(blocks[i]?.textContent).toContain(description);
    }
  });

  it('hands over the boxes as they stand', () => {
    const act = vi.fn();
    show({ act, granted: ['audience'] });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Corriger les pannes' }));
    fireEvent.click(screen.getByRole('button', { name: 'Valider mes choix' }));
    expect(act).toHaveBeenCalledWith('save', ['replay.errors', 'audience']);
  });

  it('leaves without an act: by its button, and when the dialog closes', () => {
    const act = vi.fn();
    const leave = vi.fn();
    show({ act, leave });
    fireEvent.click(screen.getByRole('button', { name: 'Fermer' }));
    fireEvent(screen.getByRole('dialog'), new Event('close'));
    expect(leave).toHaveBeenCalledTimes(2);
    expect(act).not.toHaveBeenCalled();
  });
});

describe('the persistent control', () => {
  const set = ({ open = nothing, withdraw = nothing } = {}) => {
    const { box, show } = persistentControl(noticeOf(), open, withdraw);
    put(box);
    return (state: Partial<Shown> = {}) => show({ recording: false, granted: false, message: '', ...state });
  };
  const names = () => screen.getAllByRole('button').map(({ textContent }) => textContent);

  it('opens, and withdraws only while there is something to withdraw', () => {
    const show = set();
    show();
    expect(names()).toEqual(['Enregistrement de ma visite']);
    show({ granted: true });
    expect(names()).toEqual(['Enregistrement de ma visite', 'Tout arrêter']);
    show();
    expect(names()).toEqual(['Enregistrement de ma visite']);
  });

  it('is the indicator while a visit is recorded, in words too (WCAG 1.4.1)', () => {
    set()({ recording: true, granted: true });
    expect(names()).toEqual(['● Visite enregistrée', 'Tout arrêter']);
  });

  it('takes one activation to stop', () => {
    const withdraw = vi.fn();
    set({ withdraw })({ granted: true });
    fireEvent.click(screen.getByRole('button', { name: 'Tout arrêter' }));
    expect(withdraw).toHaveBeenCalledTimes(1);
  });

  it('has an empty live region before it has something to say, and says a thing once', () => {
    const show = set();
    show();
    const status = screen.getByRole('status');
    expect(status.textContent).toBe('');
    show({ message: 'Arrêté.' });
    const { firstChild } = status;
    show({ message: 'Arrêté.', granted: true });
    expect([status.textContent, status.firstChild === firstChild]).toEqual(['Arrêté.', true]);
  });
});

it('draws any controls the same way, in their order', () => {
  const act = vi.fn();
  const controls = ['un', 'deux', 'trois'].map((label) => ({ act: `do-${label}`, label }));
  const { container } = render(<Buttons controls={controls} act={act} />);
  for (const each of container.querySelectorAll('button')) fireEvent.click(each);
  expect(act.mock.calls.flat()).toEqual(['do-un', 'do-deux', 'do-trois']);
  expect(new Set([...container.querySelectorAll('button')].map(({ className }) => className)).size).toBe(1);
});
