import { render } from 'preact';
import { App } from './app.tsx';
import { openStorage } from './memory/storage.ts';
import { followViewport } from './ui/follow-viewport.ts';
import './style/base.css';
import './style/join.css';
import './style/room.css';
import './style/log.css';

followViewport();
const page = document.getElementById('page');
if (page !== null) render(<App storage={openStorage(() => window.localStorage)} />, page);
