// The shop's own behaviour. It needs no consent: it serves what the visitor asks for.
import { basketPage, count, productPage } from './basket.js';
import { faults } from './faults.js';
import { navigate } from './navigate.js';
import { orderPage } from './order.js';
import { searchPage } from './search.js';

const PAGES = {
  basket: basketPage,
  help: faults,
  order: orderPage,
  product: productPage,
  search: searchPage,
};

const words = JSON.parse(document.getElementById('words').textContent);

/** Wakes up what is now in `main`. */
const wake = (main) => {
  PAGES[main.dataset.page]?.(main, words);
  count();
};

wake(document.querySelector('main'));
navigate(words.paths, wake);
