import { addWords } from '../../i18n/add-words.ts';

export const scriptsWords = addWords('scripts', {
  'zh-CN': {
    title_other: '{{count}} 个剧本',
    tab: '剧本',
    bring: '放入表格',
    fromTemplate: '从模板开始',
    emptyTitle: '还没有剧本',
    empty: '把平时用的 SOP 表格拖进来，或粘贴表格里的单元格。几秒后看到时间表，和每一处要改的地方。',
    columns: { title: '剧本', size: '节点', roles: '角色', saved: '最近保存' },
    size: '{{cues}} 个节点，{{days}} 天',
    version: '第 {{number}} 版',
    savedBy: '{{name}}，{{at}}',
    open: '开一期',
    untitled: '没有标题的剧本',
  },
  en: {
    title_one: '{{count}} script',
    title_other: '{{count}} scripts',
    tab: 'Scripts',
    bring: 'Bring a workbook',
    fromTemplate: 'Start from a template',
    emptyTitle: 'No scripts yet',
    empty: 'Drop in the workbook you use, or paste its cells. Within seconds you see its timetable and every place to fix.',
    columns: { title: 'Script', size: 'Cues', roles: 'Roles', saved: 'Last saved' },
    size: '{{cues}} cues, {{days}} days',
    version: 'Version {{number}}',
    savedBy: '{{name}}, {{at}}',
    open: 'Open a campaign',
    untitled: 'Untitled script',
  },
});
