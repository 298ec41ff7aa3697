namespace NeuralSeqGen.Compiler.Schedule.Code;

/// <summary>One thing that a kernel does.</summary>
internal abstract record Statement;

/// <summary>Runs the body for 0 … Extent − 1.</summary>
internal sealed record LoopStatement(LoopVariable Variable, int Extent, IReadOnlyList<Statement> Body) : Statement;

/// <summary>
/// Runs the body for all lanes of a group, a vector of them at a time. Addresses in the body are those of the first lanes: after each round the pointers go on
/// by a vector, and so does the sample that random numbers are drawn for.
/// </summary>
/// <param name="Lane">Counts the lanes, by vectors.</param>
/// <param name="Vector">Lanes of a vector.</param>
/// <param name="Pointers">What goes on: pointers to where there is a number for each lane.</param>
/// <param name="DrawsRandom">Whether the sample goes on, too.</param>
/// <param name="GoesBack">Whether all of them are back behind the loop where they were before it; else nothing follows that uses them.</param>
/// <param name="Body">What is done for a vector.</param>
internal sealed record LaneLoopStatement(LoopVariable Lane, int Vector, IReadOnlyList<Pointer> Pointers, bool DrawsRandom, bool GoesBack, IReadOnlyList<Statement> Body) : Statement;

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
