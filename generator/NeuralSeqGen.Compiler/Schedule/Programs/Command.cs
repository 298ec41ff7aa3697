using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;

namespace NeuralSeqGen.Compiler.Schedule.Programs;

/// <summary>What a program does, one after the other: for a group, one sequence, sixteen parameters or a whole weight.</summary>
internal abstract record Command;

/// <summary>Copies a port into the arena: samples into lanes, or rows into padded rows.</summary>
internal sealed record LoadPortCommand(Port Port, Layout Layout) : Command;

/// <summary>Copies a value out of the arena.</summary>
internal sealed record StorePortCommand(Port Port, Layout Layout) : Command;

/// <summary>Copies a value from samples in the lanes to features in the lanes, or back; both run on along the last axis.</summary>
internal sealed record ConvertCommand(Layout Source, Layout Target) : Command;

/// <summary>Runs a kernel; the addresses are those of its pointers, in floats from the start of their buffers, the scalars the names of its scalar arguments.</summary>
internal sealed record CallCommand(Kernel Kernel, IReadOnlyList<(MemoryBuffer Buffer, AffineIndex Start)> Addresses, IReadOnlyList<string> Scalars) : Command;

/// <summary>The time loop of a scan.</summary>
internal sealed record TimeLoopCommand(LoopVariable Time, int Length, bool Reverse, bool Unroll, string Scope, IReadOnlyList<Command> Body) : Command;

/// <summary>The whole work of a time step where some sample's mask is not 0, and what is left of it where every sample's is.</summary>
internal sealed record MaskedCommand(Layout Mask, IReadOnlyList<Command> Body, IReadOnlyList<Command> Skipped) : Command;

/// <summary>A number that is one per batch: one that comes in by a port, or a node of immediates and of such numbers, which scalar arguments name.</summary>
internal sealed record ScalarCommand(string Name, Node? Node, IReadOnlyList<Operand> Operands, Port? Port) : Command;

/// <summary>Gives the one number that a program over a whole weight is asked for.</summary>
internal sealed record StoreNumberCommand(Operand Number) : Command;

/// <summary>Commands that only serve the gradients of the inputs, skipped when nobody wants them.</summary>
internal sealed record InputGradientCommand(IReadOnlyList<Command> Body) : Command;

/// <summary>Commands that store the output of a layer, run when somebody asks for that layer; the program then ends.</summary>
internal sealed record LayerOutputCommand(int Layer, IReadOnlyList<Command> Body) : Command;

/// <summary>Reads rows of a parameter [n, d] by ids; no id leads out of it. Ids and target lie dense in the arena.</summary>
internal sealed record GatherRowsCommand(Layout Ids, Layout Table, Layout Target) : Command;

/// <summary>Adds rows of every sample of the group to the rows of a parameter's gradient [n, d] that their ids name.</summary>
internal sealed record ScatterRowsCommand(Layout Ids, Layout Values, Layout Gradient) : Command;
