using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>One call of a function while it is run.</summary>
internal sealed class FunctionFrame
{
    public FunctionFrame(int body, FunctionBody function, IReadOnlyList<object?> arguments)
    {
        Body = body;
        Slots = [.. arguments, .. Enumerable.Repeat<object?>(null, function.Slots - arguments.Count)];
    }

    /// <summary>Index of the body.</summary>
    public int Body { get; }

    /// <summary>What parameters and locals hold: tensors of the graph, numbers, bools, lists.</summary>
    public object?[] Slots { get; }

    /// <summary>What the function gives, once it has returned.</summary>
    public object? Result { get; set; }
}
