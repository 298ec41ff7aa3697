using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>Who may use whom, read from compiled types; the table is in <see cref="Rooms"/> and, for people, in CONTRIBUTING.md.</summary>
public sealed class ImportTests
{
    public static TheoryData<string> AllRooms => [.. Rooms.Names];

    [Theory]
    [MemberData(nameof(AllRooms))]
    public void Room_UsesWhatItsRowSays(string room)
    {
        var row = Rooms.All.SingleOrDefault(r => r.Name == room);
        Assert.True(row is not null, $"{room} has no row in Rooms.cs; it uses {string.Join(' ', Rooms.UsedBy(room))}.");
        Assert.Equal(string.Join(' ', row.Down.Concat(row.Up).Order(StringComparer.Ordinal)), string.Join(' ', Rooms.UsedBy(room)));
    }

    [Fact]
    public void Rows_AreThoseOfTheRooms() => Assert.Equal(Rooms.Names, Rooms.All.Select(r => r.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Rooms_AreInNoCycleButThoseWithAReason() => Assert.All(Rooms.All, room => Assert.False(Rooms.IsInACycle(room.Name, r => r.Down), $"{room.Name} is in a cycle"));

    [Fact]
    public void EveryArrowBack_ClosesACycleAndHasAReason()
    {
        foreach (var room in Rooms.All.Where(r => r.Up.Count > 0))
        {
            Assert.NotEmpty(room.Reason);
            Assert.All(room.Up, back => Assert.True(Rooms.IsInACycle(room.Name, r => r == room ? [back] : r.Down), $"{room.Name} to {back} goes down"));
        }
    }

    [Fact]
    public void Contributing_HasTheSameTable() =>
        Assert.Equal(Rooms.All.Select(room => room.ToString()).Order(StringComparer.Ordinal), Rooms.InContributing().Select(room => room.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public void Emit_IsUsedByCompilationOnly() => Assert.Equal(["Compilation"], Rooms.Names.Where(name => Rooms.UsedBy(name).Contains("Emit")));

    [Fact]
    public void RoomsOfEmit_AreUsedByEmitOnly() =>
        Assert.All(Rooms.Names.Where(name => name.Split('.')[0] != "Emit"), name => Assert.DoesNotContain(Rooms.UsedBy(name), used => used.StartsWith("Emit.", StringComparison.Ordinal)));

    [Fact]
    public void Compilation_IsUsedByNoOtherRoom() => Assert.All(Rooms.Names, name => Assert.DoesNotContain("Compilation", Rooms.UsedBy(name)));

    /// <summary>A constant of Roslyn would not be seen here; the text has none outside Parsing either.</summary>
    [Fact]
    public void Roslyn_AppearsInParsingOnly()
    {
        Assert.Equal(["Parsing"], Rooms.Names.Where(room => Rooms.TypesUsedBy(room).Any(IsRoslyn)));
        Assert.DoesNotContain(typeof(Graph).Assembly.GetTypes().Where(type => string.IsNullOrEmpty(Rooms.Of(type))), type => CompiledTypes.UsedBy(type).Any(IsRoslyn));
        var others = SourceTree.Files("generator", "NeuralSeqGen.Compiler").Where(file => SourceTree.Namespace(file) != "NeuralSeqGen.Compiler.Parsing");
        Assert.All(others, file => Assert.DoesNotContain("Microsoft.CodeAnalysis", SourceTree.WithoutComments(file)));
    }

    [Fact]
    public void Runtime_KnowsNothingButTheFramework() =>
        Assert.All(typeof(ModelPartAttribute).Assembly.GetReferencedAssemblies(), reference => Assert.Matches(@"^System\.", reference.Name));

    /// <summary>So that a room is where its name says.</summary>
    [Fact]
    public void Namespaces_AreFolders()
    {
        string root = Path.Combine(SourceTree.Root, "generator", "NeuralSeqGen.Compiler");
        Assert.All(SourceTree.Files("generator", "NeuralSeqGen.Compiler").Where(file => SourceTree.Namespace(file).StartsWith("NeuralSeqGen.", StringComparison.Ordinal)), file =>
        {
            string folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
            Assert.Equal(("NeuralSeqGen.Compiler." + folder).TrimEnd('.'), SourceTree.Namespace(file));
        });
    }

    [Fact]
    public void Workspaces_AreReferencedByCodeFixesOnly()
    {
        string[] projects = ["generator/NeuralSeqGen.Compiler/NeuralSeqGen.Compiler.csproj", "generator/NeuralSeqGen.Generator/NeuralSeqGen.Generator.csproj", "analyzers/NeuralSeqGen.Analyzers/NeuralSeqGen.Analyzers.csproj"];
        Assert.All(projects, project => Assert.DoesNotContain("Workspaces", File.ReadAllText(Path.Combine(SourceTree.Root, project))));
    }

    private static bool IsRoslyn(Type type) => type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);
}
