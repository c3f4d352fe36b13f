import { classes } from '../classes';
import { DeskIcon } from './desk-icon';
import './desk-parts.scss';

interface Props {
  label: string;
  steps: readonly string[];
  /** How many of them are done; the next one is where things stand. */
  done: number;
}

/** The steps of something that takes several, with the present one marked. */
export function DeskSteps({ label, steps, done }: Props) {
  return (
    <ol className="desk-steps" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classes(index < done && 'is-done', index === done && 'is-now')}
          aria-current={index === done ? 'step' : undefined}
        >
          <i aria-hidden>{index < done ? <DeskIcon name="check" size="s" /> : index + 1}</i>
          {step}
        </li>
      ))}
    </ol>
  );
}
