"""A minute of walking of a healthy leg with SciPy's LSODA, for `make bench`: the same equations, a general solver.

Parameters are those of tests/pump-reference/params.json. It prints one line; its last ankle pressure can be held against
`scenario` on a file with one step of 60 s walking.
"""

import json
import pathlib
import time

from scipy.integrate import solve_ivp

P = json.loads((pathlib.Path(__file__).parent.parent / "tests/pump-reference/params.json").read_text())
D_S, D_D, D_T, CENTRAL, PSI = P["POSTURE_rows_dS_dD_dT_Pc_psi"]["STAND"]
HEAD = P["gam"] * 175.0
MINUTE_S, PERIOD_S, PEAK_MMHG = 60.0, 120.0 / 110.0, 181.0


def pressure(v, v0, vm, c0):
    if v < v0:
        return -P["Kc"] * (v0 / max(v, 0.01 * v0) - 1.0)
    u = min((v - v0) / vm, 0.97)
    return vm / c0 * u / (1.0 - u)


def patency(v, half):
    return 1.0 / (1.0 + (half / max(v, 0.001)) ** 2)


def valve(drop, forward):
    x = min(max((drop + P["dlt"]) / (2.0 * P["dlt"]), 0.0), 1.0)
    return drop * forward * x * x * (3.0 - 2.0 * x)


def rates(t, y):
    v_s, v_a, v_m, v_t, v_i, imp, m = y
    phase = t % PERIOD_S
    on = 0.42 * PERIOD_S
    effort = 0.0 if phase >= on else min(max(min(phase / 0.2, (on - phase) / 0.1), 0.0), 1.0)
    lag = PEAK_MMHG * effort - imp
    p_s = pressure(v_s, P["V0S"], P["VmS"], P["C0S"])
    p_a = pressure(v_a, P["V0A"], P["VmA"], P["C0A"]) + imp + P["Pt0"]
    p_m = pressure(v_m, P["V0M"], P["VmM"], P["C0M"]) + imp + P["Pt0"]
    p_t = pressure(v_t, P["V0T"], P["VmT"], P["C0T"])
    h_s, h_a, h_m, h_t = p_s - HEAD * D_S, p_a - HEAD * D_D, p_m - HEAD * D_D, p_t - HEAD * D_T
    f_s, f_a, f_m = patency(v_s, P["VhS"]), patency(v_a, P["VhA"]), patency(v_m, P["VhM"])
    q_sa, q_st = valve(h_s - h_a, f_s / P["RSA"]), valve(h_s - h_t, f_s / P["RST"])
    q_ma, q_at = valve(h_m - h_a, f_m / P["RMA"]), valve(h_a - h_t, f_a / P["RAT"])
    q_tc = valve(h_t - CENTRAL, 1.0 / P["RTC"])

    def arterial(q0, depth, p):
        return q0 * PSI * max(0.0, P["map_"] + HEAD * depth - p) / P["dP0"]

    open_ = 1.0 + P["gh"] * m
    net = P["Kf"] * max(0.0, p_s - P["Pf0"]) - v_i / P["tau_I"]
    j_s, j_m = P["sS"] * net, (1.0 - P["sS"]) * net
    if net > 0.0:
        j_s *= v_s / (v_s + 1.0)
        j_m *= v_m / (v_m + 1.0)
    return [
        arterial(P["QS0"], D_S, p_s) - j_s - q_sa - q_st,
        open_ * arterial(P["QA0"], D_D, p_a) + q_sa + q_ma - q_at,
        open_ * arterial(P["QM0"], D_D, p_m) - j_m - q_ma,
        arterial(P["QT0"], D_T, p_t) + q_at + q_st - q_tc,
        j_s + j_m,
        lag / (P["tau_r"] if lag > 0.0 else P["tau_f"]),
        imp / P["Mref"] * (1.0 - m) / P["tau_on"] - m / P["tau_off"],
    ]


rest = json.loads((pathlib.Path(__file__).parent.parent / "tests/pump-reference/rest_states.json").read_text())
state = rest["STAND_175"]["state"]
start = [state["V_S"], state["V_A"], state["V_M"], state["V_T"], 0.0, 0.0, 0.0]
began = time.perf_counter()
end = solve_ivp(rates, (0.0, MINUTE_S), start, method="LSODA", rtol=1e-6, atol=1e-6, max_step=0.01).y[:, -1]
took_ms = 1e3 * (time.perf_counter() - began)
ankle = pressure(end[0], P["V0S"], P["VmS"], P["C0S"])
print(f"a minute of walking: SciPy LSODA {took_ms:.0f} ms, ankle pressure at its end {ankle:.2f} mmHg")
