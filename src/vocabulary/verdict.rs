use serde::{Deserialize, Serialize};

/// 判定 — met, not met, or undetermined.
///
/// Undetermined is an answer of its own: what is not known neither meets nor breaks a rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 符合 — the condition holds.
    Met,
    /// 不符合 — the condition does not hold.
    NotMet,
    /// 无法认定 — what is known does not tell.
    Undetermined,
}

impl Verdict {
    /// `Met` for true, `NotMet` for false.
    #[must_use]
    pub const fn of(holds: bool) -> Verdict {
        if holds { Verdict::Met } else { Verdict::NotMet }
    }

    /// Both: one `NotMet` settles it; otherwise one `Undetermined` leaves it open.
    ///
    /// # Examples
    /// ```
    /// use grassroots::vocabulary::Verdict::{Met, NotMet, Undetermined};
    /// assert_eq!(Undetermined.and(NotMet), NotMet);
    /// assert_eq!(Undetermined.and(Met), Undetermined);
    /// ```
    #[must_use]
    pub const fn and(self, other: Verdict) -> Verdict {
        match (self, other) {
            (Verdict::NotMet, _) | (_, Verdict::NotMet) => Verdict::NotMet,
            (Verdict::Undetermined, _) | (_, Verdict::Undetermined) => {
                Verdict::Undetermined
            }
            (Verdict::Met, Verdict::Met) => Verdict::Met,
        }
    }

    /// Either: one `Met` settles it; otherwise one `Undetermined` leaves it open.
    #[must_use]
    pub const fn or(self, other: Verdict) -> Verdict {
        self.not().and(other.not()).not()
    }

    /// The opposite; undetermined stays undetermined.
    #[must_use]
    pub const fn not(self) -> Verdict {
        match self {
            Verdict::Met => Verdict::NotMet,
            Verdict::NotMet => Verdict::Met,
            Verdict::Undetermined => Verdict::Undetermined,
        }
    }

    /// At least `n` of `verdicts`: met when so many are met, not met when so many cannot be.
    #[must_use]
    pub fn at_least(n: usize, verdicts: impl IntoIterator<Item = Verdict>) -> Verdict {
        let (mut met, mut open) = (0_usize, 0_usize);
        for verdict in verdicts {
            match verdict {
                Verdict::Met => met = met.saturating_add(1),
                Verdict::Undetermined => open = open.saturating_add(1),
                Verdict::NotMet => {}
            }
        }
        if met >= n {
            Verdict::Met
        } else if met.saturating_add(open) >= n {
            Verdict::Undetermined
        } else {
            Verdict::NotMet
        }
    }
}
