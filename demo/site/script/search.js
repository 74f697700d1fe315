const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Looks through the lamps that are in the page; the words sought stay in the page's address. */
export const searchPage = (main, { search }) => {
  const form = main.querySelector('[data-search]');
  const found = main.querySelector('.found');
  const cards = [...main.querySelectorAll('[data-found] > li')];
  const texts = JSON.parse(main.querySelector('[data-texts]').textContent).map(({ text }) => plain(text));

  const look = () => {
    const sought = plain(form.elements.q.value).split(/\s+/).filter(Boolean);
    let n = 0;
    for (const [place, text] of texts.entries()) {
      const fits = sought.every((word) => text.includes(word));
      cards[place].hidden = !fits;
      if (fits) n += 1;
    }
    found.textContent = !sought.length
      ? ''
      : !n
        ? search.none
        : n === 1
          ? search.one
          : search.many.replace('{n}', n);
  };

  form.elements.q.value = new URLSearchParams(location.search).get('q') ?? '';
  look();
  form.elements.q.addEventListener('input', look);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    history.replaceState(null, '', `?${new URLSearchParams(new FormData(form))}`);
    look();
  });
};
