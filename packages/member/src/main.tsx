import { render } from 'preact';
import { App } from './app.tsx';
import { keepPage } from './memory/keep-page.ts';
import { openStorage } from './memory/storage.ts';
import { followViewport } from './ui/follow-viewport.ts';
import './style/base.css';
import './style/join.css';
import './style/log.css';
import './style/composer.css';
import './style/about.css';
// last: it holds what changes on wide, low and narrow screens
import './style/room.css';

followViewport();
const page = document.getElementById('page');
if (page !== null) render(<App storage={openStorage(() => window.localStorage)} />, page);
keepPage();
