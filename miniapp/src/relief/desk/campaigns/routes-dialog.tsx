import type { CampaignDetail } from '@benefit/shared/relief/campaign-contract';
import { CATEGORIES } from '@benefit/shared/relief/category-rules';
import type { CategoryCode } from '@benefit/shared/relief/category-rules';
import { REPORT_DISTRICTS } from '@benefit/shared/relief/district-rules';
import type { ReportDistrict } from '@benefit/shared/relief/district-rules';
import { useState } from 'react';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { FailureLine, faultOf } from '../../../ui/desk/desk-failure-line';
import { DeskSelect } from '../../../ui/desk/desk-field';
import type { CampaignsProps } from './campaigns-view';
import { clauseNumber } from './rule-texts';
import type { Routes } from './use-campaigns';

const EVERYWHERE = '';

/** By clause, and there the districts before the rest. */
const inOrder = (routes: Routes): Routes => {
  const place = ({ categoryCode }: Routes[number]) =>
    CATEGORIES.findIndex(({ code }) => code === categoryCode);
  return [...routes].sort(
    (a, b) => place(a) - place(b) || (b.district ?? '').localeCompare(a.district ?? '', 'zh-CN'),
  );
};

/** Whether an earlier line says where the same reports go. */
const doubled = (routes: Routes, at: number): boolean =>
  routes.some(
    ({ categoryCode, district }, index) =>
      index < at && categoryCode === routes[at]?.categoryCode && district === routes[at].district,
  );

/** Which department gets which reports; what has no line goes to the office, which hands it on. */
export function RoutesDialog({
  campaign,
  departments,
  sending,
  failure,
  onRoutes,
  onDialog,
}: CampaignsProps & { campaign: CampaignDetail }) {
  const [routes, setRoutes] = useState<Routes>(() => inOrder(campaign.routes));
  const change = (at: number, part: Partial<Routes[number]>) =>
    setRoutes(routes.map((route, index) => (index === at ? { ...route, ...part } : route)));
  const first = departments[0]?.departmentId ?? '';
  return (
    <DeskDialog
      title="办理部门"
      size="wide"
      note="按类别和区县对应部门；没有对应的申报由信用办转办。"
      busy={sending}
      onClose={() => onDialog(null)}
      foot={`共 ${routes.length} 条`}
      actions={
        <>
          <DeskButton
            icon="plus"
            disabled={first === ''}
            onPress={() =>
              setRoutes([...routes, { categoryCode: 'frontline', district: null, departmentId: first }])
            }
          >
            加一条
          </DeskButton>
          <DeskButton
            kind="primary"
            busy={sending}
            disabled={routes.some((_, index) => doubled(routes, index))}
            onPress={() => onRoutes(routes)}
          >
            保存 {routes.length} 条
          </DeskButton>
        </>
      }
    >
      <FailureLine failure={failure} shown={(path) => /^routes\.\d+/.test(path)} />
      <div className="campaign-routes">
        {routes.map((route, index) => (
          <div className="campaign-route" key={index}>
            <DeskSelect<CategoryCode>
              label={`第 ${index + 1} 条类别`}
              value={route.categoryCode}
              options={CATEGORIES.map(({ code, name }) => ({
                value: code,
                label: `${clauseNumber(code)} ${name}`,
              }))}
              onChange={(categoryCode) => change(index, { categoryCode })}
            />
            <DeskSelect<ReportDistrict | ''>
              label={`第 ${index + 1} 条区县`}
              value={route.district ?? EVERYWHERE}
              options={[
                { value: EVERYWHERE, label: '其余区县' },
                ...REPORT_DISTRICTS.map((value) => ({ value, label: value })),
              ]}
              onChange={(district) => change(index, { district: district === EVERYWHERE ? null : district })}
            />
            <DeskSelect
              label={`第 ${index + 1} 条部门`}
              value={route.departmentId}
              options={departments.map(({ departmentId, name }) => ({ value: departmentId, label: name }))}
              onChange={(departmentId) => change(index, { departmentId })}
            />
            <DeskButton
              kind="quiet"
              icon="trash"
              label={`删除第 ${index + 1} 条`}
              onPress={() => setRoutes(routes.filter((_, at) => at !== index))}
            />
            <span className="desk-field-error">
              {faultOf(failure, `routes.${index}`) ??
                faultOf(failure, `routes.${index}.departmentId`) ??
                (doubled(routes, index) ? '同一类别、同一区县已有一条' : null)}
            </span>
          </div>
        ))}
      </div>
    </DeskDialog>
  );
}
