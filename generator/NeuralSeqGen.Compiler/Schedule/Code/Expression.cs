namespace NeuralSeqGen.Compiler.Schedule.Code;

/// <summary>The right-hand side of one vector statement.</summary>
internal abstract record Expression;

/// <summary>As many neighbouring floats as the kernel is wide: a number of each sample, or numbers along the last axis. The index counts floats from the pointer.</summary>
internal sealed record LoadExpression(Pointer Pointer, AffineIndex Index) : Expression;

/// <summary>One number in every lane.</summary>
internal sealed record BroadcastExpression(Pointer Pointer, AffineIndex Index) : Expression;

/// <summary>A copy of an operand.</summary>
internal sealed record OperandExpression(Operand Operand) : Expression;

/// <summary>A function of vectors.</summary>
internal sealed record ApplyExpression(LaneFunction Function, IReadOnlyList<Operand> Operands) : Expression;

/// <summary>A·B + C, fused where the machine can.</summary>
internal sealed record FmaExpression(Operand A, Operand B, Operand C) : Expression;

/// <summary>The value of an index, in every lane, or counted up from lane to lane where the lanes run along it.</summary>
internal sealed record IotaExpression(AffineIndex Index, bool AlongLanes = false) : Expression;

/// <summary>A uniform number for each sample and this element.</summary>
internal sealed record RandomExpression(int Stream, AffineIndex Element) : Expression;

/// <summary>A vector whose lanes from Count on hold another number.</summary>
internal sealed record FirstLanesExpression(Operand Value, int Count, double Fill) : Expression;
