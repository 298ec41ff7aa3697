using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>
/// The kernel that is being written. That of a group ends with its cluster; that of one sequence goes on, since what a cluster has just computed is still in
/// registers.
/// </summary>
internal sealed class OpenKernel(ProgramKind kind, Places places)
{
    // past a few hundred locals the JIT gets slow and spills
    private const int MostStatements = 200;

    private KernelBuilder? _builder;

    /// <summary>The kernel to write some nodes into.</summary>
    public KernelBuilder Begin(Level level, string scope, Form form, IReadOnlyList<Node> nodes)
    {
        if (kind.KeepsKernelsOpen)
        {
            BringOperands(level, nodes);
        }

        return _builder ??= kind.Kernel(scope, form);
    }

    /// <summary>The nodes are written.</summary>
    public void End(Level level)
    {
        if (!kind.KeepsKernelsOpen)
        {
            Close(level);
        }
    }

    /// <summary>Calls the kernel, if one is open.</summary>
    public void Close(Level level)
    {
        if (_builder is { } builder)
        {
            _builder = null;
            places.Arena.Call(level, builder);
        }
    }

    /// <summary>What the nodes read must be in place before the kernel they go into is called, so copies end the open one.</summary>
    private void BringOperands(Level level, IReadOnlyList<Node> nodes)
    {
        var made = new HashSet<Value>(nodes.SelectMany(n => n.Outputs));
        var read = nodes.SelectMany(n => n.Inputs).Where(v => !made.Contains(v) && level.Constant(v) is null).ToList();
        var copies = level.Apart(() => read.ForEach(v => places.Of(level, v)));
        if (copies.Count > 0 || _builder?.Kernel.Body.Count > MostStatements)
        {
            Close(level);
        }

        level.Commands.AddRange(copies);
    }
}
