/* Boots the site: the same program and the same mount as the element, in the page itself. */
import { chosen, opener } from './soleus-pump.js';

const error = document.getElementById('load-error');
const app = document.getElementById('app');

async function start() {
  error.hidden = true;
  try {
    const later = /^#\/(train|progress)/.test(location.hash) ? 'coach' : 'lesson';
    const open = await opener(undefined, null, chosen(), null, later);
    open(() => {}, true).mount(app);
  } catch (reason) {
    console.warn(`Soleus Pump could not start: ${reason}`);
    error.hidden = false;
    document.getElementById('waiting')?.remove();
  }
}

document.getElementById('retry').addEventListener('click', start);
start();
