import type { ReactNode } from 'react';
import { classes } from '../classes';
import { Icon } from '../icon';
import type { IconName } from '../icon';
import { DeskButton, DeskTag } from './controls';
import './desk.scss';

/** One page of the workbench in its navigation. */
export interface DeskPlace {
  key: string;
  label: string;
  icon: IconName;
  group: string | null;
  count?: number;
  hot?: boolean;
}

interface Props {
  places: readonly DeskPlace[];
  current: string;
  /** Title of the page, with what it stands under. */
  title: string;
  unit: string;
  who: string;
  demo: boolean;
  /** Folded navigation, for pages that need the width. */
  rail?: boolean;
  onOpen: (key: string) => void;
  onLogout: () => void;
  /** Right end of the page's first line. */
  actions?: ReactNode;
  toast?: string | null;
  children: ReactNode;
}

/** The frame of the workbench: navigation, the page's first line, the page. */
export function DeskShell({
  places,
  current,
  title,
  unit,
  who,
  demo,
  rail = false,
  onOpen,
  onLogout,
  actions,
  toast,
  children,
}: Props) {
  const groups = [...new Set(places.map(({ group }) => group))];
  return (
    <div className={classes('desk', rail && 'desk--rail')}>
      <nav className="desk-nav" aria-label="主导航">
        <div className="desk-nav__brand">
          <span className="desk-nav__mark">
            <Icon name="ding" size="s" />
          </span>
          {!rail && (
            <div>
              <b>我的信用优惠</b>
              <span>工作台</span>
            </div>
          )}
        </div>
        <div className="desk-nav__list">
          {groups.map((group) => (
            <div key={group ?? ''}>
              {group !== null && !rail && <div className="desk-nav__group">{group}</div>}
              {places
                .filter((place) => place.group === group)
                .map((place) => (
                  <button
                    key={place.key}
                    type="button"
                    className="desk-nav__item"
                    title={place.label}
                    aria-current={place.key === current ? 'page' : undefined}
                    onClick={() => onOpen(place.key)}
                  >
                    <Icon name={place.icon} size="s" />
                    <span className={rail ? 'sr-only' : 'grow'}>{place.label}</span>
                    {!rail && place.count !== undefined && place.count > 0 && (
                      <span className={classes('desk-count', place.hot && 'desk-count--hot')}>
                        {place.count}
                      </span>
                    )}
                  </button>
                ))}
            </div>
          ))}
        </div>
        <div className="desk-nav__who">
          <span className="desk-avatar" title={who}>
            {Array.from(who)[0]}
          </span>
          {!rail && (
            <div className="grow">
              <b className="cut">{who}</b>
              <span className="cut">{unit}</span>
            </div>
          )}
          <DeskButton kind="quiet" icon="exit" label="退出登录" onPress={onLogout} />
        </div>
      </nav>
      <main className="desk-main">
        {!rail && (
          <div className="desk-bar">
            <h1>{title}</h1>
            <div className="end">
              {demo && <DeskTag kind="line">演示数据</DeskTag>}
              {actions}
            </div>
          </div>
        )}
        {children}
      </main>
      {toast !== undefined && toast !== null && (
        <div className="desk-toast" role="status">
          {toast}
        </div>
      )}
    </div>
  );
}

/** What a screen that is too narrow for the workbench gets. */
export function DeskNarrow({ onLogout, onHome }: { onLogout: () => void; onHome: () => void }) {
  return (
    <div className="desk-narrow">
      <h1>请在电脑上打开</h1>
      <p>审核、汇总报送和专项管理在宽屏上办理，窗口宽度不少于 960 像素。</p>
      <DeskButton onPress={onHome}>返回首页</DeskButton>
      <DeskButton onPress={onLogout}>退出登录</DeskButton>
    </div>
  );
}
