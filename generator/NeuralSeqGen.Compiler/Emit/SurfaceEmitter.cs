using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Keras;
using NeuralSeqGen.Compiler.Emit.Surface;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Prints the public half of a model, or of a model that cannot be compiled, its stub: the same members, each of which throws.</summary>
internal sealed class SurfaceEmitter
{
    private const string Contract = "global::NeuralSeqGen.ISequenceModel";

    private readonly BoundModel _model;
    private readonly string? _complaint;
    private readonly SourceWriter _writer = new();
    private readonly SurfaceWriter _members;
    private readonly SurfaceShapes _shapes;
    private readonly SampleCost _cost;
    private readonly VectorWidths _widths;
    private readonly (int Train, int Predict)? _arenas;
    private readonly bool _analyzersRun;

    private SurfaceEmitter(BoundModel model, SampleCost cost, VectorWidths widths, string? complaint, (int Train, int Predict)? arenas, bool analyzersRun)
    {
        _model = model;
        _arenas = arenas;
        _analyzersRun = analyzersRun;
        _complaint = complaint;
        _members = new SurfaceWriter(_writer, complaint is null ? null : "throw " + (HasOwnData(model) ? Invalid(complaint) : "__ModelData.Invalid()"), model.Spec.ReservedMembers);
        _shapes = new SurfaceShapes(model);
        _cost = cost;
        _widths = widths;
    }

    private bool IsStub => _complaint is not null;

    /// <summary>Whether the author's half has a constructor beside which the generated one would be another error.</summary>
    private bool HasConstructorInPlace => _model.Spec.MisfitConstructor is { Kind: ConstructorKind.Primary or ConstructorKind.Generated };

    private string TypeName => Identifiers.Escape(_model.Spec.TypeName);

    /// <summary>The surface of a valid model.</summary>
    /// <param name="model">A valid model.</param>
    /// <param name="cost">What documentation and definition state of it.</param>
    /// <param name="widths">The vector widths that there is a program for; all if nobody says.</param>
    /// <param name="widest">Its programs of the widest of these, whose work memory constants state; null where it is known to be small.</param>
    /// <param name="analyzersRun">Whether analyzers report calls of decoys.</param>
    public static string Emit(BoundModel model, SampleCost cost, VectorWidths? widths = null, ModelPrograms? widest = null, bool analyzersRun = true) =>
        new SurfaceEmitter(model, cost, widths ?? VectorWidths.All, null, widest is null ? (0, 0) : (ModelPrograms.Arena(widest.Train), widest.Predict.ArenaFloats), analyzersRun).Emit([]);

    /// <summary>A stub: every member is there, so that nothing but the mistake itself is reported.</summary>
    /// <param name="model">An invalid model.</param>
    /// <param name="complaint">What its members say when they are called.</param>
    /// <param name="errors">Lines reported as <c>#error</c>.</param>
    public static string EmitStub(BoundModel model, string complaint, IEnumerable<string> errors) => new SurfaceEmitter(model, SampleCost.None, VectorWidths.All, complaint, null, analyzersRun: true).Emit(errors);

    private string Emit(IEnumerable<string> errors)
    {
        SourceHeader.Write(_writer);
        foreach (string error in errors)
        {
            _writer.Line("#error " + error.Replace('\r', ' ').Replace('\n', ' '));
        }

        using (_model.Spec.Namespace.Length > 0 ? _writer.Open("namespace " + _model.Spec.Namespace) : default)
        {
            _members.WriteDocumentation(IsStub ? [SurfaceDocumentation.Stub(_complaint!)] : SurfaceDocumentation.Class(_model, _cost.Flops));
            using (_writer.Open("partial class " + TypeName + BaseList()))
            {
                WriteMembers();
            }
        }

        return _writer.ToString();
    }

    /// <summary>None where the author's members take names that the interface needs: that is the mistake, and one report is enough.</summary>
    private string BaseList() =>
        _model.Spec.ReservedMembers.Count > 0 ? "" : " : " + (_shapes.HasLoss ? SurfaceContract.Interface(_shapes, TypeName) : Contract);

    private void WriteMembers()
    {
        WriteFields();
        SurfaceNodes.Write(_writer, _model, IsStub);
        _members.Write(HasConstructorInPlace ? [] : [Constructor()]);
        SurfaceConstants.Write(_writer, _model, _cost.Flops, _widths.Widest, _arenas, _members.IsFree);
        _members.Write(SurfaceConstants.Properties(_shapes));
        _members.Write(Methods());
        _members.Write(_model.Layers.Any(l => l.IsStateful) ? [SurfaceStates.ResetStates] : []);
        _members.Write(SurfaceContract.Untyped(_shapes.HasLoss));
        _members.Write([SurfaceContract.ArchitectureJson(IsStub ? "" : KerasArchitecture.Of(_model))]);
        _members.Write(_shapes.HasLoss ? SurfaceContract.Typed(_shapes, TypeName) : [SurfaceContract.Create(TypeName)]);
        if (_members.IsFree("LayerSet"))
        {
            _members.Write([SurfaceLayers.Property]);
            SurfaceLayers.WriteClass(_writer, _model, IsStub);
        }

        if (!IsStub)
        {
            new DefinitionEmitter(_writer, _model, _cost.StateElements, _widths).Write();
        }

        WriteDecoys();
    }

    private IEnumerable<SurfaceMember> Methods() => (_shapes.HasLoss ? SurfaceTraining.Members(_shapes) : []).Concat(SurfaceInference.Members(_shapes)).Concat(SurfaceGeneration.Members(_shapes));

    private void WriteFields()
    {
        if (!IsStub)
        {
            _writer.Line($"private readonly {TypeNames.Services}ModelCore __core;");
            _writer.Line("private readonly LayerSet __layers;");
            return;
        }

        if (!HasOwnData(_model))
        {
            using (_writer.Open("private static class __ModelData"))
            {
                _writer.Line($"internal static global::System.InvalidOperationException Invalid() => {Invalid(_complaint!)};");
            }
        }
    }

    private static bool HasOwnData(BoundModel model) => model.Spec.ReservedMembers.Contains("__ModelData");

    private static string Invalid(string complaint) => $"new global::System.InvalidOperationException({Literal.String(complaint)})";

    private SurfaceMember Constructor() => new($"public {TypeName}", $"__core = new {TypeNames.Services}ModelCore(__ModelData.Definition, this, seed);\n__layers = new LayerSet(__core);")
    {
        Parameters = ["long seed = 0"],
        IsBlock = true,
        Documentation = IsStub ? [] : SurfaceDocumentation.Constructor(_model, _cost.Flops).ToList(),
    };

    /// <summary>Overloads that are no part of the contract: refusals in a model that works, room for any array in a stub.</summary>
    private void WriteDecoys()
    {
        if (IsStub)
        {
            _members.Write(StubOverloads.Members(_shapes));
            return;
        }

        Decoys.WriteSentences(_writer, _shapes);
        _members.Write(_shapes.IsPair ? (_shapes.HasLoss ? Decoys.Members(_shapes, _analyzersRun) : []).Concat(Decoys.InputMembers(_shapes, _analyzersRun)) : []);
        _members.Write(Decoys.StreamingMembers(_shapes, _analyzersRun));
    }
}
