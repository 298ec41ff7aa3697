using System.Globalization;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>One value, or one number, that is to be written into a layout.</summary>
/// <param name="Constant">The number; null of a value.</param>
/// <param name="Source">Where the value is; null of a number.</param>
/// <param name="Target">Where it goes.</param>
/// <param name="Name">What it is called.</param>
internal sealed record Copy(Operand? Constant, Layout? Source, Layout Target, string Name)
{
    public Shape Shape => Target.Shape;

    /// <summary>The axes before the last.</summary>
    public Shape Rows => Shape.Take(Shape.Rank - 1);

    /// <summary>What is copied, for the reader of the code.</summary>
    public string Remark => Constant is Immediate number ? $"{Name} {Shape} = {number.Value.ToString(CultureInfo.InvariantCulture)}" : $"{Name} {Shape}, copied";

    /// <summary>The same with a last axis, where it is a single number.</summary>
    public Copy WithAxis()
    {
        var shape = Shape.Rank == 0 ? new Shape(1) : Shape;
        return this with { Source = Source is { Shape.Rank: 0 } ? Source.Broadcast(shape, []) : Source, Target = Shape.Rank == 0 ? Target.Broadcast(shape, []) : Target };
    }
}
