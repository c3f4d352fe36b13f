import { SIGNER_ROLES, signerRoleText } from '@benefit/shared/venue/commitment-rules';
import type { SignerRole } from '@benefit/shared/venue/commitment-rules';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { spokenTime } from '../../../../platform/spoken-time';
import { Banner } from '../../../../ui/banner';
import { Button } from '../../../../ui/button';
import { Card } from '../../../../ui/card';
import { Cell } from '../../../../ui/cell';
import { Checkbox } from '../../../../ui/checkbox';
import { Choice } from '../../../../ui/choice';
import { Field, TextInput } from '../../../../ui/field';
import { SectionHead } from '../../../../ui/section-head';
import type { FormProps } from '../joining-parts';

/** Step four: the commitment, signed here and sealed on paper (五（二）, 附件3). */
export function CommitmentStep(props: FormProps) {
  const { joining, content, open, errorAt, busy, notTaken, documentsApart } = props;
  const { commitment, commitmentText, files } = joining;
  const unnamed = content.unit.name.trim() === '';
  const signed = commitment?.inForce === true;
  const seals = files.filter(({ purpose }) => purpose === 'seal');
  const [title = '', ...lines] = commitmentText.split('\n');
  return (
    <>
      <Card pad>
        <Text className="announcement-title">{title}</Text>
        {lines.map((line) => (
          <Text key={line} className="announcement-line">
            {line}
          </Text>
        ))}
      </Card>
      <SectionHead title="签署" />
      {commitment && (
        <Banner
          tone={signed ? 'ok' : 'warn'}
          icon={signed ? 'check-circle' : 'alert'}
          title={`${signerRoleText[commitment.signerRole]} ${commitment.signerName}，${spokenTime(commitment.signedAt)} 签署`}
          text={
            signed
              ? `正文版本 ${commitment.templateVersion}${commitment.acknowledgedAt ? '，运营单位已签收' : ''}`
              : '单位名称或正文有变化，请重新签署'
          }
        />
      )}
      {open && !signed && unnamed && <Banner tone="info" icon="alert" title="请先填写单位名称，再签署" />}
      {open && !signed && !unnamed && <SignForm {...props} />}
      <SectionHead title="盖章" />
      <Text className="joining-text">下载承诺书，打印盖章后拍照或扫描上传。</Text>
      <View className="joining-ways">
        <Button kind="tint" icon="file" busy={busy === 'copy'} onPress={props.onCopyPdf}>
          下载承诺书
        </Button>
        {open && signed && (
          <Button kind="tint" icon="album" busy={busy === 'seal'} onPress={props.onSeal}>
            上传盖章件
          </Button>
        )}
        {open && signed && documentsApart && (
          <Button kind="tint" icon="file" busy={busy === 'seal'} onPress={props.onSealDocument}>
            从聊天选 PDF
          </Button>
        )}
      </View>
      {errorAt('commitment.sealed') !== undefined && (
        <Text className="field-error">{errorAt('commitment.sealed')}</Text>
      )}
      {notTaken !== null && <Banner tone="warn" icon="alert" title={notTaken} />}
      {seals.length > 0 && (
        <Card>
          {seals.map(({ fileId, name, state, refusal }) => (
            <Cell
              key={fileId}
              icon="file"
              title={name}
              note={state === 'ready' ? '已上传' : (refusal?.text ?? '没有传完')}
              {...(open
                ? {
                    end: (
                      <Button
                        kind="plain"
                        slim
                        label={`移除${name}`}
                        onPress={() => props.onRemoveFile(fileId)}
                      >
                        移除
                      </Button>
                    ),
                  }
                : {})}
            />
          ))}
        </Card>
      )}
    </>
  );
}

function SignForm({ busy, onSign }: FormProps) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<SignerRole>('representative');
  const [read, setRead] = useState(false);
  return (
    <>
      <Field label="签署人姓名">
        <TextInput label="签署人姓名" value={name} maxLength={32} onChange={setName} />
      </Field>
      <Field label="签署人身份">
        <Choice
          label="签署人身份"
          options={SIGNER_ROLES.map((value) => ({ value, text: signerRoleText[value] }))}
          value={role}
          onChange={setRole}
        />
      </Field>
      <Checkbox label="我已阅读全文，代表本单位签署" checked={read} onChange={setRead}>
        <Text>我已阅读全文，代表本单位签署</Text>
      </Checkbox>
      <Button
        block
        disabled={name.trim() === '' || !read}
        busy={busy === 'sign'}
        onPress={() => onSign(name.trim(), role)}
      >
        签署承诺书
      </Button>
    </>
  );
}
