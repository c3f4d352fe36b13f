import type { Me } from '@benefit/shared/identity/identity-contract';
import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { PAGES, replaceAll } from '../../platform/navigation';
import type { PageName } from '../../platform/navigation';
import { useOnline } from '../../platform/online';
import { useSession } from '../../platform/session';
import { useDemo } from '../../platform/system';
import { useSignedIn } from '../../platform/use-signed-in';
import { classes } from '../classes';
import { DeskButton } from './desk-button';
import { DeskIcon } from './desk-icon';
import { DeskMenu } from './desk-menu';
import { DESK_SECTIONS } from './desk-sections';
import type { DeskSection } from './desk-sections';
import { DeskFailed, DeskLoading } from './desk-states';
import { useDeskSummary } from './desk-summary';
import { DeskTag } from './desk-tag';
import { DeskToasts } from './desk-toast';
import { useWide } from './use-wide';
import './desk-shell.scss';

const REFRESH_MS = 60_000;

interface Props {
  /** Which page of the navigation this is. */
  page: PageName;
  /** In the top bar. */
  title: string;
  /** Folded to icons, without a top bar: the page has lines of its own. */
  rail?: boolean;
  /** At the right of the top bar. */
  tools?: ReactNode;
  /** Before the title: what lies above this page. */
  path?: readonly { text: string; onPress: () => void }[];
  /** From edge to edge, the page scrolls by its own parts. */
  flush?: boolean;
  children: ReactNode;
}

/** Every page of the workbench stands in one: navigation, top bar, state of mode and network, content. */
export function DeskShell({ page, title, rail = false, tools, path = [], flush = false, children }: Props) {
  const me = useSignedIn();
  const { meFailure, reloadMe } = useSession();
  const wide = useWide();
  const demo = useDemo();
  const online = useOnline();
  const { load } = useDeskSummary();
  const accountId = me?.accountId;
  const isOfficer = me && isOneOf(me, ['department', 'office']);
  const belongsHere = me && (isOfficer || isOneOf(me, ['manager', 'sponsor', 'operator']));

  useEffect(() => {
    void Taro.setNavigationBarTitle({ title });
  }, [title]);
  useEffect(() => {
    if (belongsHere === false) replaceAll('home');
  }, [belongsHere]);
  useEffect(() => {
    if (accountId === undefined || !isOfficer) return;
    void load(accountId);
    const again = setInterval(() => {
      if (!document.hidden) void load(accountId);
    }, REFRESH_MS);
    return () => clearInterval(again);
  }, [accountId, isOfficer, load]);

  if (!wide) return <NarrowNotice />;
  return (
    <div className={classes('desk', rail && 'desk--rail')}>
      <DeskNav page={page} rail={rail} me={me} />
      <main className="desk-main">
        {!rail && (
          <header className="desk-bar">
            <div className="desk-bar-path">
              {path.map(({ text, onPress }) => (
                <span key={text} className="desk-row">
                  <DeskButton kind="link" onPress={onPress}>
                    {text}
                  </DeskButton>
                  <DeskIcon name="right" size="s" />
                </span>
              ))}
              <b>{title}</b>
            </div>
            <div className="desk-end">
              {demo && <DeskTag tone="line">演示数据</DeskTag>}
              {tools}
            </div>
          </header>
        )}
        {!online && (
          <div className="desk-offline" role="status">
            <DeskIcon name="warn" size="s" />
            当前无网络，显示的是上次的内容；恢复后再办理。
          </div>
        )}
        {me && belongsHere && (
          <div className={classes('desk-page', flush && 'desk-page--flush')}>{children}</div>
        )}
        {!me && !meFailure && <DeskLoading />}
        {!me && meFailure && <DeskFailed failure={meFailure} onRetry={() => void reloadMe()} />}
      </main>
      <DeskToasts />
    </div>
  );
}

function DeskNav({ page, rail, me }: { page: PageName; rail: boolean; me: Me | null }) {
  const { summary } = useDeskSummary();
  const demo = useDemo();
  const mine = DESK_SECTIONS.filter(({ roles }) => me && isOneOf(me, roles));
  const waiting = summary?.groups.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const overdue = summary?.groups.reduce((sum, group) => sum + group.overdue, 0) ?? 0;
  return (
    <nav className="desk-nav" aria-label="主导航">
      <div className="desk-nav-brand">
        <span className="desk-mark">
          <DeskIcon name="ding" size="l" />
        </span>
        {!rail && (
          <div>
            <b>我的信用优惠</b>
            <span>{me && deskName(me)}</span>
          </div>
        )}
      </div>
      <div className="desk-nav-scroll">
        {mine.map((section, index) => (
          <NavEntry
            key={section.page}
            section={section}
            on={section.page === page}
            rail={rail}
            startsGroup={section.group !== mine[index - 1]?.group && section.group !== undefined}
            count={section.page === 'deskTodo' || section.page === 'deskReview' ? waiting : 0}
            hot={section.page === 'deskTodo' && overdue > 0}
          />
        ))}
      </div>
      {rail && demo && <span className="desk-nav-demo">演示</span>}
      <div className="desk-nav-who">
        {!rail && <span className="desk-avatar">{me?.displayName.slice(0, 1)}</span>}
        {!rail && (
          <div className="desk-grow">
            <b className="desk-cut">{me?.displayName}</b>
            <span className="desk-cut">
              {me && (isOneOf(me, ['department', 'office']) ? summary?.unit : managedVenue(me))}
            </span>
          </div>
        )}
        <DeskMenu
          label={`账号：${me?.displayName ?? ''}`}
          icon={rail ? 'user' : 'down'}
          place="above"
          items={[{ text: '退出登录', icon: 'exit', onPress: () => void leave() }]}
        />
      </div>
    </nav>
  );
}

const isOneOf = ({ roles }: Me, wanted: readonly Me['roles'][number][]): boolean =>
  roles.some((role) => wanted.includes(role));

function deskName(me: Me): string {
  if (isOneOf(me, ['office'])) return '信用办工作台';
  if (isOneOf(me, ['sponsor'])) return '推荐单位工作台';
  if (isOneOf(me, ['operator'])) return '运营单位工作台';
  return isOneOf(me, ['department']) ? '部门工作台' : '推行单位工作台';
}

const managedVenue = ({ venues }: Me): string | undefined =>
  venues.find(({ roles }) => roles.includes('manager'))?.name;

interface EntryProps {
  section: DeskSection;
  on: boolean;
  rail: boolean;
  startsGroup: boolean;
  count: number;
  hot: boolean;
}

function NavEntry({ section: { page, title, icon, group }, on, rail, startsGroup, count, hot }: EntryProps) {
  return (
    <>
      {startsGroup &&
        (rail ? <div className="desk-nav-rule" /> : <div className="desk-nav-group">{group}</div>)}
      <a
        className="desk-nav-item"
        href={PAGES[page]}
        title={rail ? title : undefined}
        aria-label={count > 0 ? `${title}，${count} 件` : title}
        aria-current={on ? 'page' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          replaceAll(page);
        }}
      >
        <DeskIcon name={icon} />
        {!rail && <span>{title}</span>}
        {!rail && count > 0 && (
          <span className={classes('desk-count', hot && 'desk-count--hot')}>{count}</span>
        )}
        {rail && hot && <i className="desk-dot" />}
      </a>
    </>
  );
}

async function leave(): Promise<void> {
  await useSession.getState().logout();
  replaceAll('welcome');
}

function NarrowNotice() {
  return (
    <div className="desk-narrow">
      <span className="desk-mark">
        <DeskIcon name="ding" size="l" />
      </span>
      <h1>工作台需要宽一些的屏幕</h1>
      <p>请在电脑上打开，或把窗口拉宽到 960 像素以上。审核要并排看材料和内容，手机上放不下。</p>
      <DeskButton icon="exit" large onPress={() => void leave()}>
        退出登录
      </DeskButton>
    </div>
  );
}
