namespace NeuralSeqGen.Compiler.Schedule.Code;

/// <summary>What an expression reads.</summary>
internal abstract record Operand;

/// <summary>A vector register of the tile; compared by identity.</summary>
internal sealed record Register(string Name) : Operand
{
    public string Name { get; set; } = Name;

    public bool Equals(Register? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A literal in every lane.</summary>
internal sealed record Immediate(double Value) : Operand;

/// <summary>A number that is one per batch, in every lane.</summary>
internal sealed record ScalarArgument(string Name) : Operand;

/// <summary>An expression used once, where it stands.</summary>
internal sealed record Inline(Expression Expression) : Operand;
