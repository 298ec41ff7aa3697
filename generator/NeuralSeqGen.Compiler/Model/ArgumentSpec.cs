namespace NeuralSeqGen.Compiler.Model;

/// <summary>A written argument.</summary>
/// <param name="Name">Name of the attribute's property.</param>
/// <param name="Value">
/// An <see cref="int"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/>, <see cref="EnumMember"/>, or an
/// <see cref="EquatableArray{T}"/> of int, double or string; null for a written null.
/// </param>
internal sealed record ArgumentSpec(string Name, object? Value);
