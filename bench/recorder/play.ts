/** One in each frame, so that who tells of all tells of the play to its end. */
export const ADDED_EMS = 100;

/**
 * Runs in the page: a hundred frames, in each twenty changes of the document, three movements of the mouse and a
 * keystroke, in every second a scroll. The same at each run. 2,000 changes add some 300 elements.
 */
export const play = async (): Promise<void> => {
  const cards = [...document.querySelectorAll<HTMLElement>('.card')];
  const fields = [...document.querySelectorAll('input')];
  const added = document.getElementById('added') as HTMLElement;
  const cardAt = (at: number) => cards[at % cards.length] as HTMLElement;

  for (let frame = 0; frame < 100; frame++) {
    await new Promise(requestAnimationFrame);
    const fresh = document.createElement('div');
    fresh.className = 'fresh';
    fresh.innerHTML = `<p>Nouveauté ${frame}</p><em>vue ${frame * 3} fois</em>`;
    added.append(fresh);
    for (let at = 0; at < 6; at++) {
      const each = cardAt(frame * 31 + at * 7);
      (each.querySelector('.price') as HTMLElement).textContent = `${frame + at} €`;
      each.classList.toggle('on');
    }
    for (let at = 0; at < 3; at++) {
      const text = cardAt(frame * 17 + at * 11).querySelector('p')?.firstChild as Text;
      text.data = `Encore ${frame + at} en stock, livrée sous trois jours.`;
      cardAt(frame * 13 + at * 5).style.paddingTop = `${frame % 9}px`;
    }
    const changed = cardAt(frame * 19);
    changed.append(changed.firstElementChild as Element);
    for (let at = 0; at < 3; at++)
      cardAt(frame + at).dispatchEvent(
        new MouseEvent('mousemove', { bubbles: true, clientX: frame * 5 + at, clientY: 200 + frame + at }),
      );
    const field = fields[frame % fields.length] as HTMLInputElement;
    field.value += String.fromCharCode(97 + (frame % 26));
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    if (frame % 2) scrollTo(0, frame * 20);
  }
  await new Promise((resolve) => setTimeout(resolve, 600));
};
