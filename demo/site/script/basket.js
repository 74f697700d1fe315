// The basket lives in this browser and is written only when the visitor fills it.
const KEY = 'lumen.basket';

const read = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    // Storage is blocked, or holds something else: the basket is empty.
    return [];
  }
};

const write = (lines) => {
  if (lines.length) localStorage.setItem(KEY, JSON.stringify(lines));
  else localStorage.removeItem(KEY);
};

/** Shows in the header how many lamps there are. */
export const count = () => {
  const badge = document.querySelector('[data-count]');
  const { length } = read();
  badge.textContent = length;
  badge.hidden = !length;
};

export const productPage = (main, words) => {
  const form = main.querySelector('[data-add]');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    write([...read(), { id: form.dataset.add, colour: new FormData(form).get('colour') }]);
    form.querySelector('[role="status"]').textContent = words.added;
    count();
  });
};

export const basketPage = (main, words) => {
  const euros = new Intl.NumberFormat(words.locale, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  });
  const catalogue = new Map(
    JSON.parse(main.querySelector('[data-prices]').textContent).map((each) => [each.id, each]),
  );
  const template = main.querySelector('template').content.firstElementChild;

  const line = ({ id, colour }, place) => {
    const { name, price } = catalogue.get(id);
    const row = template.cloneNode(true);
    row.querySelector('img').src = `/images/${id}.svg`;
    const link = row.querySelector('a');
    link.href = words.paths.product + id;
    link.textContent = name;
    row.querySelector('.kind').textContent = words.colours[colour] ?? '';
    row.querySelector('.price').textContent = euros.format(price);
    row.querySelector('button').addEventListener('click', () => {
      write(read().filter((_, other) => other !== place));
      draw();
      count();
    });
    return row;
  };

  const draw = () => {
    const lines = read().filter(({ id }) => catalogue.has(id));
    main.querySelector('[data-empty]').hidden = lines.length > 0;
    main.querySelector('[data-full]').hidden = !lines.length;
    main.querySelector('.lines').replaceChildren(...lines.map(line));
    const total = lines.reduce((sum, { id }) => sum + catalogue.get(id).price, 0);
    main.querySelector('.total strong').textContent = euros.format(total);
  };
  draw();
};
