import {translate} from './page.js';

translate(document);
document.getElementById('wrong').hidden = location.search !== '?wrong';
