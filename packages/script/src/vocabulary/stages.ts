import type { StageName } from '../script.ts';
import { type Registry, register } from './entry.ts';

/** The three stages of a flash group, in order; their days may overlap. */
export const stages: Registry<StageName> = register(
  { type: 'span', owner: 'script', freshness: 'fixed' },
  {
    trust: {
      words: {
        'zh-CN': [
          '信任期',
          '建立信赖感',
          '建立信任',
          '信任',
          '信赖期',
          '破冰期',
          '预热期',
          '预热',
          '养熟期',
          '服务期',
          '体验期',
          '开课期',
          '上课期',
          '学习期',
          '交付期',
        ],
        en: ['Trust', 'trust building', 'warm-up', 'warm up'],
      },
    },
    conversion: {
      words: {
        'zh-CN': ['转化期', '促成转化', '转化', '种草期', '蓄水期', '铺垫期', '促单期', '发售期'],
        en: ['Conversion', 'convert', 'build-up'],
      },
    },
    followUp: {
      words: {
        'zh-CN': ['追销期', '持续追销', '追销', '成交期', '成交', '跟进期', '收割期', '结营期', '追单期', '跟单期', '收尾期'],
        en: ['Follow-up', 'follow up', 'followup', 'closing', 'close'],
      },
    },
  },
);
