import { addWords } from '../i18n/add-words.ts';

export const checkWords = addWords('check', {
  'zh-CN': {
    product: '快闪 · 检查表格',
    tab: '检查表格',
    title: '检查你的快闪群表格',
    lead: '放进来就看到：每一行读成了什么、为什么，哪里要改、怎么改，时间表，平台发得下多少条。',
    promise: '文件不离开这台电脑',
    promiseHow:
      '读和检查都在这个页面里做，没有服务器参与，断网也能用。页面自带一条浏览器强制执行的规定（Content-Security-Policy: connect-src none），不许它连任何地方。',
    keep: '把这个页面另存到电脑上，双击打开也一样用。改过的内容不会自动保存，关页面前请先下载。',
    stop: '不读了',
    broke: '没能读完 {{name}}：检查它的程序停了，多半是文件太大或内存不够。请只留下剧本所在的工作表，另存后再试。',
    brokeOnText: '这一步没有做成：检查的程序停了。你的内容都还在，请再试一次。',
    workbook: '下载表格',
    document: '下载文档',
    text: '下载文本（YAML）',
    changed: '有修改，还没下载',
    loses: '换一个表格，这页上的修改就没有了。要留下，请先下载。现在就换吗？',
    cannotWrite: '没有下载：{{why}} 改好后再试，或先下载文本。',
  },
  en: {
    product: 'Kuaishan · workbook check',
    tab: 'Workbook check',
    title: 'Check your flash group workbook',
    lead: 'Drop it here and see what each row was taken to do and why, what to fix and how, the timetable, and how much the platform lets through.',
    promise: 'Your file stays on this computer',
    promiseHow:
      'It is read and checked inside this page; no server takes part, and it works offline. The page carries a rule that the browser enforces (Content-Security-Policy: connect-src none): it may connect to nothing at all.',
    keep: 'Save this page to your computer and open it from there: it works the same. Changes are not kept by themselves; download before you close it.',
    stop: 'Stop reading',
    broke:
      '{{name}} could not be read to the end: the program that checks it stopped, most likely because the file is too large or memory ran out. Keep only the sheet with the script, save it again, and try once more.',
    brokeOnText: 'That was not done: the program that checks stopped. Everything you have is still here; try once more.',
    workbook: 'Download as a workbook',
    document: 'Download as Markdown',
    text: 'Download as text (YAML)',
    changed: 'Changed, and not downloaded yet',
    loses: 'With another workbook the changes on this page are gone. To keep them, download first. Go on now?',
    cannotWrite: 'Not downloaded: {{why}} Mend it and try again, or download the text first.',
  },
});
