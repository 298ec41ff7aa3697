using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>One step of a program's driver, which runs kernels over one group.</summary>
internal abstract record Step;

/// <summary>Copies a port into the arena: samples into lanes, or the rows of one sample into padded rows.</summary>
internal sealed record LoadPortStep(Port Port, Layout Layout, LaneAxis Lanes) : Step;

/// <summary>Copies a value out of the arena.</summary>
internal sealed record StorePortStep(Port Port, Layout Layout, LaneAxis Lanes) : Step;

/// <summary>Copies a value from samples in the lanes to features in the lanes, or back; both run on along the last axis.</summary>
internal sealed record ConvertStep(Layout Source, Layout Target) : Step;

/// <summary>Runs a kernel; the addresses are those of its pointers, in floats from the start of their buffers, the scalars the names of its scalar arguments.</summary>
internal sealed record CallStep(Kernel Kernel, IReadOnlyList<(Buffer Buffer, Index Start)> Addresses, IReadOnlyList<string> Scalars) : Step;

/// <summary>The time loop of a scan.</summary>
internal sealed record TimeLoopStep(LoopVariable Time, int Length, bool Reverse, bool Unroll, string Scope, IReadOnlyList<Step> Body) : Step;

/// <summary>The whole work of a time step where some lane's mask is not 0, and what is left of it where every lane's is.</summary>
internal sealed record MaskedStep(Layout Mask, LaneAxis Lanes, IReadOnlyList<Step> Body, IReadOnlyList<Step> Skipped) : Step;

/// <summary>A number that is one per batch.</summary>
internal sealed record ScalarStep(string Name, Node? Node, IReadOnlyList<Operand> Operands, Port? Port) : Step;

/// <summary>Steps that only serve the gradients of the inputs, skipped when nobody wants them.</summary>
internal sealed record InputGradientStep(IReadOnlyList<Step> Body) : Step;

/// <summary>Reads rows of a parameter [n, d] by ids; no id leads out of it. Ids and target lie dense in the arena.</summary>
internal sealed record GatherRowsStep(Layout Ids, Layout Table, Layout Target, LaneAxis Lanes) : Step;

/// <summary>Adds rows of every sample of the group to the rows of a parameter's gradient [n, d] that their ids name.</summary>
internal sealed record ScatterRowsStep(Layout Ids, Layout Values, Layout Gradient) : Step;
