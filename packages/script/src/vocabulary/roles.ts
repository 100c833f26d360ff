import type { RoleName } from '../script.ts';
import { type Registry, register } from './entry.ts';

/** The cast: who speaks. Every line is spoken by a disclosed role. */
export const roles: Registry<RoleName> = register(
  { type: 'person', owner: 'staffing', freshness: 'fixed' },
  {
    host: {
      words: {
        'zh-CN': ['班主任', '群主', '主持人', '主理人', '带班老师', '班班', '营长'],
        en: ['Host', 'class teacher', 'group owner', 'moderator'],
      },
    },
    assistant: {
      words: {
        'zh-CN': ['群管理', '助教', '群管', '助理', '小助手', '小助理', '管理员', '运营', '运营官', '班委'],
        en: ['Assistant', 'helper', 'group admin', 'admin', 'operator'],
      },
    },
    consultant: {
      words: {
        'zh-CN': ['顾问', '学习顾问', '课程顾问', '规划师', '学习规划师', '销售', '客服', '专属顾问'],
        en: ['Consultant', 'advisor', 'adviser', 'sales', 'counsellor', 'counselor'],
      },
    },
    teacher: {
      words: {
        'zh-CN': ['讲师', '老师', '主讲', '主讲老师', '授课老师', '导师', '主播'],
        en: ['Teacher', 'lecturer', 'instructor', 'tutor', 'coach'],
      },
    },
    ambassador: {
      words: {
        'zh-CN': ['老学员', '往期学员', '学长', '学姐', '推荐官', '体验官', '老用户'],
        en: ['Ambassador', 'former student', 'alumnus', 'alumna'],
      },
    },
  },
);
