// Buttons: one with words, one with an icon alone (its name is also its tooltip). Heights 28 in bars, 24 small.
import { forwardRef, type ButtonHTMLAttributes, type ReactNode } from "react";

import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icons.tsx";
import { Tooltip } from "./tooltip.tsx";

import styles from "./button.module.css";

export type ButtonVariant = "primary" | "plain" | "quiet" | "danger";
type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type">;

export interface ButtonProps extends Native {
  readonly variant?: ButtonVariant;
  readonly small?: boolean;
  readonly icon?: IconName;
  readonly children?: ReactNode;
}
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant = "plain", small = false, icon, className, children, ...rest },
  ref,
) {
  return (
    <button ref={ref} type="button" className={classes(styles["button"], styles[variant], small && styles["small"], className)} {...rest}>
      {icon === undefined ? null : <Icon name={icon} size={small ? 13 : 14} />}
      {children}
    </button>
  );
});

export interface IconButtonProps extends Native {
  readonly icon: IconName;
  /** The accessible name, shown as the tooltip. */
  readonly label: string;
  readonly shortcut?: string;
  readonly size?: number;
  readonly small?: boolean;
  /** A button that stays down; undefined: it is no toggle. */
  readonly pressed?: boolean;
  readonly tooltip?: boolean;
}
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { icon, label, shortcut, size, small = false, pressed, tooltip = true, className, children, ...rest },
  ref,
) {
  const button = (
    <button
      ref={ref}
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      className={classes(styles["icon"], small && styles["iconSmall"], pressed === true && styles["pressed"], className)}
      {...rest}
    >
      <Icon name={icon} size={size ?? (small ? 14 : 16)} />
      {children}
    </button>
  );
  if (!tooltip) return button;
  return (
    <Tooltip label={label} {...(shortcut === undefined ? {} : { shortcut })}>
      {button}
    </Tooltip>
  );
});
