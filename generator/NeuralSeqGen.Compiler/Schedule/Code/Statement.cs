namespace NeuralSeqGen.Compiler.Schedule.Code;

/// <summary>One step of a kernel.</summary>
internal abstract record Statement;

/// <summary>Runs the body for 0 … Extent − 1.</summary>
internal sealed record LoopStatement(LoopVariable Variable, int Extent, IReadOnlyList<Statement> Body) : Statement;

/// <summary>Declares a register.</summary>
internal sealed record DefineStatement(Register Register, Expression Expression) : Statement;

/// <summary>Changes a register declared before.</summary>
internal sealed record AssignStatement(Register Register, Expression Expression) : Statement;

/// <summary>Writes all lanes.</summary>
internal sealed record StoreStatement(Pointer Pointer, AffineIndex Index, Operand Value) : Statement;

/// <summary>Writes the first lane.</summary>
internal sealed record StoreFirstStatement(Pointer Pointer, AffineIndex Index, Operand Value) : Statement;

/// <summary>Adds the sum over the lanes to one number, in the fixed order of the runtime's AddLanes.</summary>
internal sealed record AddLanesStatement(Pointer Pointer, AffineIndex Index, Operand Value) : Statement;

/// <summary>Adds the sums over the lanes of four values to four numbers in a row, each in the order of <see cref="AddLanesStatement"/>.</summary>
internal sealed record AddFourLanesStatement(Pointer Pointer, AffineIndex Index, IReadOnlyList<Operand> Values) : Statement;

/// <summary>Adds the first so many lanes to as many numbers in a row.</summary>
internal sealed record AddVectorStatement(Pointer Pointer, AffineIndex Index, Operand Value, int Count) : Statement;
